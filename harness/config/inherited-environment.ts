import path from 'node:path';
import { projectRoot } from './project-root.ts';

/** Windows does not tell case in names. */
const flags = process.platform === 'win32' ? 'i' : '';

// Ours, the test runners' and the ones that change what an interpreter loads. PYTEST_CURRENT_TEST alone switches
// the guards of a Flask application off, so a server started with it would be tested without them.
const ofTheRun =
  /^(WIZARD_|FIRSTRUN_|PYTEST_|PLAYWRIGHT|PW(_|TEST|DEBUG)|TEST_|TSX_|DEBUG_COLORS$|FORCE_COLOR$)/;
const ofInterpreters =
  /^(NODE_(OPTIONS|PATH|V8_COVERAGE|CHANNEL_FD|UNIQUE_ID)|VIRTUAL_ENV|PYTHON(PATH|HOME))$/;
/** What npm and its like tell the scripts that they run. */
const ofNpm = /^(npm_.*|INIT_CWD|NODE|COLOR|PNPM_SCRIPT_SRC_DIR|PROJECT_CWD|BERRY_BIN_FOLDER)$/;
/** The folder that the command was typed in: a program that believes it works there, and not in its workspace. */
const ofTheShell = /^(PWD|OLDPWD)$/;
const notInherited = [ofTheRun, ofInterpreters, ofNpm, ofTheShell].map(
  ({ source }) => new RegExp(source, flags),
);

/** The environment an operator's shell would give a server: ours, without what belongs to the test run. */
export function inheritedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env as Record<string, string>)
    .filter(([name]) => !notInherited.some((pattern) => pattern.test(name)))
    // Playwright sets it where nobody has.
    .filter(([name, value]) => name !== 'NODE_ENV' || value !== 'test')
    .map(([name, value]) => [name, /^path$/i.test(name) ? withoutProjects(value) : value]);
  return Object.fromEntries(entries);
}

/** PATH without the folders that npm puts before it, in which a program of ours would be found first. */
function withoutProjects(value: string): string {
  const folders = foldersAbove(projectRoot).concat(foldersAbove(process.env['INIT_CWD'] ?? projectRoot));
  const own = new Set(folders.map((folder) => path.join(folder, 'node_modules', '.bin')));
  const isOfNpm = (folder: string) =>
    own.has(path.normalize(folder)) || /[\\/](node-gyp-bin|_npx[\\/].*)$/.test(folder);
  return value
    .split(path.delimiter)
    .filter((folder) => !isOfNpm(folder))
    .join(path.delimiter);
}

function foldersAbove(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersAbove(parent)];
}
