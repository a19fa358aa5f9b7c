import { text } from '../language/text.ts';
import type { CommandDefinition, OptionDefinition } from './command-definition.ts';

/** What `--help` prints: how it is typed, what it does, its options, examples and exit codes. */
export function formatHelp(definition: CommandDefinition): string {
  const { name, about, options, examples, exitCodes, needsOptions } = definition;
  const rows = options.map((option): readonly [string, string] => {
    const { flags, about, default: preset } = option;
    const value = preset === undefined ? '' : text('cli.help.default', { value: preset });
    const hints = [hintAt(option), value].filter((hint) => hint !== '').join('; ');
    return [flags, hints === '' ? text(about) : `${text(about)} (${hints})`];
  });
  const all = [...rows, ['-h, --help', text('cli.help.help')] as const];
  // Without what it needs, a command is no example.
  const needed = needsOptions || options.some(({ isRequired }) => isRequired) ? examples.slice(0, 1) : [];
  const alone = needed.length === 0 ? [''] : [];
  const width = Math.max(...all.map(([flags]) => flags.length));
  return [
    text('cli.help.usage', { usage: `npm run ${name} -- [options]` }),
    '',
    text(about),
    '',
    text('cli.help.options'),
    ...all.map(([flags, what]) => `  ${flags.padEnd(width)}  ${what}`),
    '',
    text('cli.help.examples'),
    ...[...alone, ...examples].map((example) => `  npm run ${name}${example === '' ? '' : ` -- ${example}`}`),
    '',
    text('cli.help.powershell', { example: `npm run ${name} '--' ${examples[0] ?? '--help'}` }),
    ...(options.some(({ flags }) => flags === '--json')
      ? [
          text('cli.help.silent', {
            example: `npm run --silent ${name} -- ${[...needed, '--json'].join(' ')}`,
          }),
        ]
      : []),
    [text('cli.help.exit'), ...(exitCodes === undefined ? [] : [text(exitCodes)])].join(' '),
  ].join('\n');
}

/** What may be typed for an option, for people; empty when it takes no value. */
export function hintAt({ allowed, example }: OptionDefinition): string {
  if (allowed !== undefined) return text('cli.help.allowed', { allowed });
  return example === undefined ? '' : text('cli.help.such', { example });
}
