import path from 'node:path';
import type { Target } from '../../harness/targets/target.ts';

const servers = path.resolve(import.meta.dirname, '../../fixtures/servers');

/** A target that starts one of the small programs of `fixtures/servers/`; of a target it has only what a start needs. */
export function tinyTarget(program: string): Target {
  const start: Target['start'] = {
    prepare: async () => {},
    fill: async () => {},
    recipe: ({ host, port }) => ({
      file: process.execPath,
      args: [path.join(servers, `${program}.mjs`)],
      env: { HOST: host, PORT: String(port) },
    }),
  };
  return { name: 'custom', healthPath: '/health', start } as Partial<Target> as Target;
}
