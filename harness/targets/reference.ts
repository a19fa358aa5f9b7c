import path from 'node:path';
import type { Settings } from '../config/env.ts';
import { text } from '../language/text.ts';
import { referenceScreens, referenceStorage } from './reference.storage.ts';
import { referenceWords } from './reference.words.ts';
import type { StartRecipe, Target } from './target.ts';

const folder = path.resolve(import.meta.dirname, '../../fixtures/reference-wizard');
const entry = path.join(folder, 'dist', 'server.mjs');

/** The wizard that comes with the harness. */
export function reference(settings: Settings): Target {
  return {
    name: 'reference',
    healthPath: settings.healthPath ?? '/health',
    abilities: { ownServer: true, passwordConfirmation: true, ownStyles: true },
    words: referenceWords,
    screens: referenceScreens,
    storage: referenceStorage,
    knownDefects: [],
    folder,
    start,
  };
}

const start: StartRecipe = {
  prepare: async () => {
    try {
      const { buildReference } = await import('../../fixtures/reference-wizard/build.ts');
      await buildReference();
    } catch (cause) {
      throw new Error(text('target.buildFailed'), { cause });
    }
  },
  // Its code stays where it is; a workspace holds only what it writes.
  fill: async () => {},
  recipe: ({ host, port }) => ({
    file: process.execPath,
    args: [entry],
    env: { HOST: host, PORT: String(port), REDIS_HOST: '127.0.0.1', REDIS_PORT: '1' },
  }),
};
