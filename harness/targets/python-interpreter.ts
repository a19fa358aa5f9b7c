import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { systemFolders } from '../config/system-folders.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';

const isWindows = process.platform === 'win32';
/** Importing a large module from a cold disk takes seconds on Windows. */
const probeLimitMs = 30_000;

/**
 * The interpreter that runs the application of a folder, by absolute path: the named one, else the folder's own.
 * @param leavesOutExe whether a program may be named without its ending
 * @throws naming what was tried and the command that makes an environment
 */
export function findPython(folder: string, named: string | undefined, leavesOutExe = isWindows): string {
  const own = ['.venv', 'venv'].map((environment) =>
    isWindows
      ? path.join(folder, environment, 'Scripts', 'python.exe')
      : path.join(folder, environment, 'bin', 'python'),
  );
  // A word alone is a command, which PATH finds.
  const isCommand = named !== undefined && named === path.basename(named);
  const places = isCommand ? systemFolders.path : [folder];
  const endings = leavesOutExe ? ['.exe', ''] : [''];
  const files = endings.flatMap((ending) => places.map((place) => path.resolve(place, `${named}${ending}`)));
  const tried = named === undefined ? own : files;
  const found = tried.find((file) => existsSync(file));
  if (found !== undefined) return found;
  const create = `${isWindows ? 'py' : 'python3'} -m venv "${path.join(folder, '.venv')}"`;
  throw new ExplainedError({
    headline: text('target.noPython', { folder }),
    facts: (isCommand ? [`${named} (PATH)`] : tried).map((value) => text('target.noPythonTried', { value })),
    wayOut: [
      text('target.createVenv', { command: create }),
      text('target.installModules', { command: installCommand(own[0] as string, folder) }),
    ],
  });
}

/**
 * Proves that an interpreter runs and has these modules, without importing them (which would write files).
 * @throws naming the missing modules and the command that installs them
 */
export async function provePython(python: string, folder: string, modules: readonly string[]): Promise<void> {
  const script =
    'import importlib.util, sys; print(*[name for name in sys.argv[1:] if not importlib.util.find_spec(name)])';
  const { execa } = await import('execa');
  const result = await execa(python, ['-I', '-B', '-c', script, ...modules], {
    reject: false,
    timeout: probeLimitMs,
  });
  const wayOut = [text('target.installModules', { command: installCommand(python, folder) })];
  if (result.failed) {
    const headline = text('target.pythonBroken', { file: python });
    throw new ExplainedError({ headline, quote: [result.stderr.trim()], wayOut, cause: result.cause });
  }
  if (result.stdout.trim() === '') return;
  const missing = result.stdout.trim().split(/\s+/).join(', ');
  throw new ExplainedError({
    headline: text('target.modulesMissing', { file: python, modules: missing }),
    wayOut,
  });
}

/**
 * How an interpreter is started. What an environment of Windows has under that name starts the real one, to which Windows
 * gives a console window of its own when the first has none, as a server in the background: to close that window kills
 * the server. So this does what it does, which is to tell the real one where it was found.
 */
export function startOf(
  python: string,
  hasRedirectors = isWindows,
): { readonly file: string; readonly env: Readonly<Record<string, string>> } {
  const file = hasRedirectors ? findReal(python) : undefined;
  return file === undefined ? { file: python, env: {} } : { file, env: { __PYVENV_LAUNCHER__: python } };
}

/** The interpreter that an environment was made with; undefined outside of one, or when it is gone. */
function findReal(python: string): string | undefined {
  const settings = path.join(path.dirname(python), '..', 'pyvenv.cfg');
  if (!existsSync(settings)) return undefined;
  const [, home] = /^home\s*=\s*(.+?)\s*$/m.exec(readFileSync(settings, 'utf8')) ?? [];
  const file = path.join(home ?? '', path.basename(python));
  return home !== undefined && existsSync(file) ? file : undefined;
}

/** PowerShell runs a quoted path only behind `&`. */
function installCommand(python: string, folder: string): string {
  return `${isWindows ? '& ' : ''}"${python}" -m pip install -e "${folder}"`;
}
