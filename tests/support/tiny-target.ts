import path from 'node:path';
import type { Target } from '../../harness/targets/target.ts';

const servers = path.resolve(import.meta.dirname, '../../fixtures/servers');

/** A target that starts one of the small programs of `fixtures/servers/`; of a target it has only what a start needs. */
export function tinyTarget(program: string): Target {
  return commandTarget(process.execPath, [path.join(servers, `${program}.mjs`)]);
}

/** The same with a program of Python. */
export function pythonTarget(program: string): Target {
  return commandTarget('python3', [path.join(servers, `${program}.py`)]);
}

/** A target that starts any command. */
export function commandTarget(file: string, args: readonly string[] = []): Target {
  const start: Target['start'] = {
    prepare: async () => {},
    recipe: ({ host, port }) => ({ file, args, env: { HOST: host, PORT: String(port) } }),
  };
  return { name: 'custom', healthPath: '/health', start } as Partial<Target> as Target;
}
