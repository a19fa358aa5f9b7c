import path from 'node:path';

const servers = path.resolve(import.meta.dirname, '../../fixtures/servers');

const entrance = path.join(servers, 'entrance.cjs');

/** The environment in which one of them shows the first step of a wizard. */
export const showsEntrance = { NODE_OPTIONS: `--require "${entrance}"` };

/** The command of a whole run that starts one of `fixtures/servers/`, which shows the first step of a wizard then. */
export function commandOf(server: string): string {
  const words = [
    'node',
    '--require',
    path.join(servers, 'entrance.cjs'),
    path.join(servers, `${server}.mjs`),
  ];
  return words.map((word) => `"${word}"`).join(' ');
}
