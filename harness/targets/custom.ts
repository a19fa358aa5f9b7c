import { splitCommand } from '../config/command-words.ts';
import type { Settings } from '../config/env.ts';
import { copyApplication } from './copy-application.ts';
import { reference } from './reference.ts';
import type { Place, Recipe, Target } from './target.ts';

/** Any other wizard, started by a command; it is taken to keep the reference's promises. */
export function custom(settings: Settings): Target {
  const { command, targetDir, pictures } = settings;
  return {
    ...reference(settings),
    name: 'custom',
    // What a screen may weigh is for its own people to say.
    budgets: {},
    folder: targetDir,
    pictures,
    catalogs: undefined,
    start: {
      prepare: async () => {},
      fill: async (workspace) => {
        if (targetDir !== undefined) await copyApplication(targetDir, workspace);
      },
      recipe: (place) => fillCommand(command as string, place),
    },
  };
}

/** The command is split into words first and filled afterwards, so a path with spaces stays one argument. */
function fillCommand(command: string, { host, port }: Place): Recipe {
  const [file, ...args] = splitCommand(command).map((word) =>
    word.replaceAll('{host}', host).replaceAll('{port}', String(port)),
  );
  const env = {
    HOST: host,
    PORT: String(port),
    WAITRESS_HOST: host,
    WAITRESS_PORT: String(port),
    // What a Python program prints goes through a buffer that is lost when it is killed; others do not know the name.
    PYTHONUNBUFFERED: '1',
  };
  return { file: file as string, args, env };
}
