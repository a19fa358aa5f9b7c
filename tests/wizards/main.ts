import { parseArgs } from 'node:util';
import { settings } from '../../harness/config/env.ts';
import { toTerminal } from '../../harness/config/terminal.ts';
import { publish } from '../publish.ts';
import { install, MissingError } from './install.ts';
import { programs } from './programs.ts';
import { type Result, readResult, runSuite } from './run-suite.ts';
import { drawFindings, drawTable } from './table.ts';
import { words } from './words.ts';

// `npm run wizards -- [name...]`: the suite on programs that nobody wrote for it.
const { positionals } = parseArgs({ allowPositionals: true });
const { language } = settings;
const say = words[language];
const tell = (line: string) => console.log(toTerminal(line));

const known = Object.keys(programs);
const unknown = positionals.find((name) => !known.includes(name));
if (unknown === undefined) await run(positionals.length === 0 ? known : positionals);
else {
  console.error(toTerminal(say.unknown(unknown, known)));
  process.exitCode = 2;
}

async function run(names: readonly string[]): Promise<void> {
  const results: Result[] = [];
  for (const name of names) {
    if (!(await provide(name))) continue;
    await runSuite(name);
    results.push(await readResult(name));
  }
  tell(drawTable(results, language));
  const isAnySkipped = results.length < names.length;
  if (!results.every(({ isGreen }) => isGreen) || (settings.forbidSkips && isAnySkipped))
    process.exitCode = 1;
  if (settings.ci) return;
  // Those that were not run now may have been before.
  const all = await Promise.all(known.map((name) => readResult(name).catch(() => undefined)));
  const green = all.filter((result) => result?.isGreen === true);
  if (green.length > 0) keep(green as readonly Result[]);
  if (green.length < known.length) tell(say.notWritten);
}

/** Whether a program is there now; what keeps it away is told. */
async function provide(name: string): Promise<boolean> {
  const program = programs[name];
  if (program === undefined) return false;
  try {
    await install(name, program, () => tell(`[..] ${say.installing(name)}`));
    return true;
  } catch (error) {
    if (!(error instanceof MissingError)) throw error;
    const { command } = error;
    tell(`[SKIPPED] ${name}: ${command === undefined ? say.lacksDebian : say.lacksRoot(command)}`);
    return false;
  }
}

function keep(results: readonly Result[]): void {
  const table = { en: drawTable(results, 'en'), fr: drawTable(results, 'fr') };
  publish('other-wizards', 'wizards:table', table);
  publish('other-wizards', 'wizards:findings', {
    en: drawFindings(results, 'en'),
    fr: drawFindings(results, 'fr'),
  });
  tell(say.written);
}
