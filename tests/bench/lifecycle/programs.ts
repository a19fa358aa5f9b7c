import path from 'node:path';

const ours = path.resolve(import.meta.dirname, '../../../fixtures/servers');
const own = path.join(import.meta.dirname, 'programs');

/** The servers that the tools have to live with. */
export const programs = {
  polite: path.join(own, 'polite.mjs'),
  pours: path.join(own, 'pours.mjs'),
  floods: path.join(own, 'floods.mjs'),
  stubborn: path.join(ours, 'stubborn.mjs'),
  forks: path.join(ours, 'forks-listener.mjs'),
  crashes: path.join(ours, 'crashes-at-start.mjs'),
  dies: path.join(own, 'dies.mjs'),
} as const;
