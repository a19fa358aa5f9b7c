import path from 'node:path';
import { fillWords, splitCommand } from '../config/command-words.ts';
import type { Settings } from '../config/env.ts';
import { currentRun } from '../config/run.ts';
import { contractPages } from './pages.ts';
import { reference } from './reference.ts';
import type { Place, Target } from './target.ts';

/**
 * Of an application that we do not know we can do without its history, and have to do without its settings: they hold
 * the secrets and the database of its owner, where a test would install. Their example is no setting.
 */
export const usuallyLeftOut = [
  '.git',
  '.env',
  '.env.*',
  ...['example', 'sample', 'template', 'dist'].map((end) => `!.env*.${end}`),
];

/** Any other wizard, started by a command; it is taken to keep the reference's promises. */
export function custom(settings: Settings): Target {
  const { command, targetDir, pictures } = settings;
  return {
    ...reference(settings),
    name: 'custom',
    // What a screen may weigh is for its own people to say.
    budgets: {},
    environments: undefined,
    strongerSettings: undefined,
    pages: contractPages,
    folder: targetDir,
    pictures,
    catalogs: undefined,
    start: {
      prepare: async () => {},
      files:
        targetDir === undefined
          ? undefined
          : { folder: targetDir, leftOut: settings.leaveOut ?? usuallyLeftOut },
      recipe: (place) => ({
        ...fillWords(splitCommand(command as string), place),
        env: environmentFor(place),
      }),
    },
  };
}

/** What the program of somebody else is told of its place, by the names that such programs read. */
export function environmentFor({ host, port }: Place): Readonly<Record<string, string>> {
  return {
    HOST: host,
    PORT: String(port),
    WAITRESS_HOST: host,
    WAITRESS_PORT: String(port),
    // Compiled modules of an environment of the user's go beside the run, not into it.
    PYTHONPYCACHEPREFIX: path.join(currentRun().folder, 'pycache'),
    // What a Python program prints goes through a buffer that is lost when it is killed; others do not know the name.
    PYTHONUNBUFFERED: '1',
  };
}
