import type { SettingName } from '../config/settings.ts';
import type { TextKey } from '../language/en.ts';

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
  /** Exit codes of its own, beside those of every command. */
  readonly exitCodes?: TextKey;
  readonly options: readonly OptionDefinition[];
  /** It can do nothing without any, although none of them is required. */
  readonly needsOptions?: true;
  /** Options worth an example each, as they are typed. */
  readonly examples: readonly string[];
  /** The settings that it cannot do without when some cannot be used; absent: all. */
  readonly needs?: readonly SettingName[];
  /** Whether what it prints tells of settings that cannot be used anyway. */
  readonly tellsOfSettings?: boolean;
  /** Loads what does the work; the number is the exit code. */
  // biome-ignore lint/suspicious/noExplicitAny: each command has options of its own, named in its own file
  load(): Promise<(options: any) => Promise<number>>;
}
