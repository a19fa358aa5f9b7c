import { parseArgs } from 'node:util';
import { settings } from '../../harness/config/env.ts';
import { toTerminal } from '../../harness/config/terminal.ts';
import { publish } from '../publish.ts';
import { install, MissingError } from './install.ts';
import { programs } from './programs.ts';
import { type Result, runSuite } from './run-suite.ts';
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
    const version = await provide(name);
    if (version !== undefined) results.push(await runSuite(name, version));
  }
  tell(drawTable(results, language));
  const isGreen = results.every(({ counts }) => counts.failed + counts.repaired + counts['not run'] === 0);
  if (!isGreen) process.exitCode = 1;
  if (isGreen && results.length === known.length) keep(results);
  else tell(say.notWritten);
}

/** @returns the version that is there now; undefined where it cannot be got */
async function provide(name: string): Promise<string | undefined> {
  const program = programs[name];
  if (program === undefined) return undefined;
  try {
    return await install(name, program, () => tell(`[..] ${say.installing(name)}`));
  } catch (error) {
    if (!(error instanceof MissingError)) throw error;
    const { command } = error;
    tell(`[SKIPPED] ${name}: ${command === undefined ? say.lacksDebian : say.lacksRoot(command)}`);
    return undefined;
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
