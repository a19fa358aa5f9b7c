import { Command, CommanderError } from 'commander';
import { hideCredentials } from '../config/address-setting.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import type { CommandDefinition } from './command-definition.ts';
import { formatHelp, hintAt } from './help.ts';

/** The options that were typed, or what to print instead and how to end. */
export type CommandLine =
  | { readonly options: Readonly<Record<string, unknown>> }
  | { readonly help: string }
  | { readonly wrong: ExplainedError };

/** Reads a command line. Wrong usage is told with the way out, in the language of the person. */
export function readCommandLine(definition: CommandDefinition, words: readonly string[]): CommandLine {
  const command = buildCommand(definition);
  try {
    command.parse(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return { help: formatHelp(definition) };
    return { wrong: refuse(definition, explain(error, words)) };
  }
  return readValues(definition, command);
}

/** Wrong usage, with the command that lists what is right. */
function refuse({ name }: CommandDefinition, headline: string): ExplainedError {
  const command = `npm run ${name} -- --help`;
  return new ExplainedError({ headline, wayOut: [text('cli.wayOut.help', { command })] });
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

function readValues(definition: CommandDefinition, command: Command): CommandLine {
  const typed = command.opts();
  const values: Record<string, unknown> = {};
  for (const [index, option] of definition.options.entries()) {
    const { flags, read, default: preset } = option;
    const name = command.options[index]?.attributeName() ?? '';
    const given = typed[name];
    if (given === undefined && option.isRequired === true) {
      return { wrong: refuse(definition, text('cli.wrong.missing', { option: flags })) };
    }
    values[name] = given === undefined ? preset : read === undefined ? given : read(given);
    if (given !== undefined && values[name] === undefined) {
      const long = flags.split(' ', 1).join();
      const wrong = text('cli.wrong.value', {
        option: long,
        value: hideCredentials(String(given)),
        hint: hintAt(option),
      });
      return { wrong: refuse(definition, wrong) };
    }
  }
  return { options: values };
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
