import { fillWords } from '../../config/command-words.ts';
import type { Settings } from '../../config/env.ts';
import type { Application } from '../../targets/target.ts';
import { describeApplication } from '../application.ts';
import type { Start } from '../wizard.ts';

/** How an application is started of which only a command is known. */
export interface UnknownStart {
  readonly name: string;
  /** The words of the command; `{host}` and `{port}` are filled in. */
  readonly words: readonly string[];
  /** Its files, as an absolute path; undefined where the command needs none. */
  readonly folder: string | undefined;
  /** The path that is asked whether the server can work. */
  readonly path: string;
}

/** An application that works as soon as it answers anything but a failure. */
export function describeUnknown(
  { name, words, folder, path }: UnknownStart,
  settings: Settings,
): Application {
  const start: Start = {
    ...(folder !== undefined && { folder }),
    command: (place) => fillWords(words, place),
  };
  const wizard = {
    name,
    start,
    entrance: path,
    answers: () => ({}),
    steps: [] as never,
    end: { text: '' },
  };
  // What the settings say is of another application.
  return describeApplication(wizard, { ...settings, baseUrl: undefined, healthPath: undefined });
}
