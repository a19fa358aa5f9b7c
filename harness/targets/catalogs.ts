import type { Language } from '../language/text.ts';

/** Where an application keeps what it says, for whoever compares that with what its pages show. */
export interface Catalogs {
  /** A JSON file for each language, relative to the application's folder; keys may be nested. */
  readonly files: Readonly<Record<Language, string>>;
  /** The keys that the pages of the wizard use. */
  readonly keys: RegExp;
}
