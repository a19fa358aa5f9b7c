import { findOptionsKeptByNpm } from '../config/npm-options.ts';
import { terminal } from '../config/terminal.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { speakAscii, text } from '../language/text.ts';
import type { CommandDefinition } from './command-definition.ts';
import { readCommandLine } from './command-line.ts';
import { commands } from './commands.ts';
import { say, sayError, sayJson } from './say.ts';

/** What every command's end says to a script. */
const exitCodes = { done: 0, failed: 1, wrongUsage: 2 } as const;

if (!terminal.takesAccents) speakAscii();
// `npm run server:logs | head -1`: whoever read us has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
const [name, ...words] = process.argv.slice(2);
process.exitCode = await runCommand(name, words);

async function runCommand(name: string | undefined, words: readonly string[]): Promise<number> {
  // Read first: they choose the language of everything below.
  const wrongSettings = await loadSettings();
  const definition = commands.find((command) => command.name === name);
  if (definition === undefined) return refuse(listCommands(name));
  const kept = findKeptOptions(definition, words);
  if (kept.length > 0) return refuse(explainKept(definition, kept).message);
  const line = readCommandLine(definition, words);
  if ('help' in line) return tell(line.help);
  if ('wrong' in line) return refuse(line.wrong.message);
  if (wrongSettings !== undefined && definition.survivesWrongSettings !== true) {
    return refuse(wrongSettings.message);
  }
  return attempt(definition, line.options);
}

/** @returns what is wrong with them, or undefined */
async function loadSettings(): Promise<Error | undefined> {
  try {
    await import('../config/env.ts');
    return undefined;
  } catch (error) {
    if ((error as Error).name === 'SettingsError') return error as Error;
    throw error;
  }
}

/** Whatever fails says so on standard error; what only reads standard output is told, too. */
async function attempt(
  definition: CommandDefinition,
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  try {
    const run = await definition.load();
    return await run(options);
  } catch (error) {
    const { message, stack } = error as Error;
    // A failure of ours explains itself; where a mistake in the code is, only its stack tells.
    const isMistake = error instanceof TypeError || error instanceof ReferenceError;
    sayError(isMistake ? String(stack) : message);
    if (options['json'] === true) sayJson({ error: message.split('\n', 1).join(), details: message });
    return exitCodes.failed;
  }
}

function tell(message: string): number {
  say(message);
  return exitCodes.done;
}

function refuse(message: string): number {
  sayError(message);
  return exitCodes.wrongUsage;
}

function findKeptOptions(definition: CommandDefinition, words: readonly string[]): string[] {
  if (words.some((word) => word.startsWith('-'))) return [];
  const names = definition.options.flatMap(({ flags }) => /--(?:no-)?([a-z-]+)/.exec(flags)?.[1] ?? []);
  // Output as JSON is also a setting of npm's own, which a person may have for good.
  return findOptionsKeptByNpm(names.filter((name) => name !== 'json'));
}

function explainKept({ name }: CommandDefinition, kept: readonly string[]): ExplainedError {
  const options = kept.map((option) => `--${option}`).join(', ');
  return new ExplainedError({
    headline: text('cli.wrong.kept', { options }),
    wayOut: [
      text('cli.wayOut.dashes', { command: `npm run ${name} -- ...` }),
      text('cli.wayOut.quotedDashes', { command: `npm run ${name} '--' ...` }),
    ],
  });
}

function listCommands(name: string | undefined): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const rows = commands.map(({ name, about }) => `  npm run ${name.padEnd(width)}  ${text(about)}`);
  return [text('cli.wrong.command', { name: name ?? '' }), ...rows].join('\n');
}
