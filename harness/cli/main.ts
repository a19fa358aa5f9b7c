import { findOptionsKeptByNpm } from '../config/npm-options.ts';
import type { SettingsError } from '../config/settings-error.ts';
import { terminal } from '../config/terminal.ts';
import { tolerateWrongSettings } from '../config/tolerance.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { speakAscii, text } from '../language/text.ts';
import type { CommandDefinition } from './command-definition.ts';
import { readCommandLine } from './command-line.ts';
import { commands } from './commands.ts';
import { runToEnd } from './run-to-end.ts';
import { mark, say, sayError } from './say.ts';

/** What every command's end says to a script; `formatHelp` tells them. */
const exitCodes = { done: 0, failed: 1, wrongUsage: 2 } as const;

if (!terminal.takesAccents) speakAscii();
const [name, ...words] = process.argv.slice(2);
runToEnd({ command: `npm run ${name}`, isJson: words.includes('--json') }, exitCodes.failed, () =>
  runCommand(name, words),
);

async function runCommand(name: string | undefined, words: readonly string[]): Promise<number> {
  tolerateWrongSettings();
  // Loaded first: they choose the language of everything below.
  const { wrongSettings } = await import('../config/env.ts');
  const definition = commands.find((command) => command.name === name);
  if (definition === undefined) return refuse(listCommands(name));
  const kept = findKeptOptions(definition, words);
  if (kept.length > 0) return refuse(explainKept(definition, kept).message);
  const line = readCommandLine(definition, words);
  if ('help' in line) return tell(line.help);
  if ('wrong' in line) return refuse(line.wrong.message);
  if (wrongSettings !== undefined) {
    if (definition.needs === undefined || wrongSettings.concerns(definition.needs)) {
      return refuse(wrongSettings.message);
    }
    if (definition.tellsOfSettings !== true) remark(wrongSettings, line.options['json'] === true);
  }
  const run = await definition.load();
  return run(line.options);
}

/** What a machine reads from standard output is nothing but JSON. */
function remark({ facts, wayOut }: SettingsError, isJson: boolean): void {
  const lines = [
    `${mark('warning')} ${text('settings.tolerated', { count: facts.length })}`,
    ...[...facts, ...wayOut].map((line) => `  ${line}`),
  ];
  for (const line of lines) (isJson ? sayError : say)(line);
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
