import { Command, CommanderError } from 'commander';
import type { TextKey } from '../language/en.ts';
import { text } from '../language/text.ts';
import { formatHelp } from './help.ts';

/** An option of a command; what `read` gives goes to the command under the option's name. */
export interface OptionDefinition {
  /** As commander wants them: `--lines <n>`. */
  readonly flags: string;
  readonly about: TextKey;
  /** Makes a value of what was typed (`true` where no value was given); undefined when it is none. */
  readonly read?: (typed: string | boolean) => unknown;
  /** What may be typed, for people; it is the same in both languages. */
  readonly allowed?: string;
  /** In place of it, where what may be typed has no end. */
  readonly example?: string;
  readonly default?: string | number;
  /** The command can do nothing without it. */
  readonly isRequired?: boolean;
}

export interface CommandDefinition {
  /** As in `npm run <name>`. */
  readonly name: string;
  readonly about: TextKey;
  readonly options: readonly OptionDefinition[];
  /** Options worth an example each, as they are typed. */
  readonly examples: readonly string[];
  /** Whether it has something to say although settings cannot be used. */
  readonly survivesWrongSettings?: boolean;
  /** Loads what does the work; the number is the exit code. */
  // biome-ignore lint/suspicious/noExplicitAny: each command has options of its own, named in its own file
  load(): Promise<(options: any) => Promise<number>>;
}

/** The options that were typed, or what to print instead and how to end. */
export type CommandLine =
  | { readonly options: Readonly<Record<string, unknown>> }
  | { readonly help: string }
  | { readonly wrong: string };

/** Reads a command line. Wrong usage is told with the way out, in the language of the person. */
export function readCommandLine(definition: CommandDefinition, words: readonly string[]): CommandLine {
  const command = buildCommand(definition);
  try {
    command.parse(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return { help: formatHelp(definition) };
    return { wrong: withWayOut(definition, explain(error, words)) };
  }
  return readValues(definition, command);
}

/** Wrong usage, with the command that lists what is right. */
export function withWayOut(definition: CommandDefinition, wrong: string): string {
  const command = `npm run ${definition.name} -- --help`;
  return [wrong, text('wayOut.title'), `  - ${text('cli.wayOut.help', { command })}`].join('\n');
}

function buildCommand({ name, options }: CommandDefinition): Command {
  const command = new Command(name)
    .exitOverride()
    .configureOutput({ writeOut: () => {}, writeErr: () => {} })
    .helpOption('-h, --help')
    .allowExcessArguments(false);
  for (const { flags, about } of options) command.option(flags, text(about));
  return command;
}

function readValues({ options, ...definition }: CommandDefinition, command: Command): CommandLine {
  const typed = command.opts();
  const values: Record<string, unknown> = {};
  for (const [index, option] of options.entries()) {
    const { flags, read, default: preset } = option;
    const name = command.options[index]?.attributeName() ?? '';
    const given = typed[name];
    if (given === undefined && option.isRequired === true) {
      const wrong = text('cli.wrong.missing', { option: flags });
      return { wrong: withWayOut({ options, ...definition }, wrong) };
    }
    values[name] = given === undefined ? preset : read === undefined ? given : read(given);
    if (given !== undefined && values[name] === undefined) {
      const long = flags.split(' ', 1).join();
      const wrong = text('cli.wrong.value', { option: long, value: String(given), hint: hintAt(option) });
      return { wrong: withWayOut({ options, ...definition }, wrong) };
    }
  }
  return { options: values };
}

/** What may be typed for an option, for people; empty when it takes no value. */
export function hintAt({ allowed, example }: OptionDefinition): string {
  if (allowed !== undefined) return text('cli.help.allowed', { allowed });
  return example === undefined ? '' : text('cli.help.such', { example });
}

/** commander speaks English only; its code says what is wrong, and its message quotes about what. */
function explain({ code, message }: CommanderError, words: readonly string[]): string {
  const option = /'([^' =]+)[^']*'/.exec(message)?.[1] ?? words.join(' ');
  if (code === 'commander.optionMissingArgument') return text('cli.wrong.noValue', { option });
  if (code !== 'commander.unknownOption') {
    const loose = words.filter((word) => !word.startsWith('-')).join(' ');
    return text('cli.wrong.word', { words: loose });
  }
  const meant = /Did you mean ([^?]+)\?/.exec(message)?.[1];
  const wrong = text('cli.wrong.option', { option });
  return meant === undefined ? wrong : text('cli.wrong.meant', { wrong, option: meant });
}
