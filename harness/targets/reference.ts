import path from 'node:path';
import type { Settings } from '../config/env.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { describeReason } from '../language/reason.ts';
import { text } from '../language/text.ts';
import { referenceBudgets } from './reference.budgets.ts';
import { referenceEnvironments } from './reference.environments.ts';
import { referenceLines } from './reference.lines.ts';
import { referenceMasks } from './reference.masks.ts';
import { referenceScreens, referenceStorage } from './reference.storage.ts';
import { referenceTroubles } from './reference.troubles.ts';
import { referenceWords } from './reference.words.ts';
import type { StartRecipe, Target } from './target.ts';

const folder = path.resolve(import.meta.dirname, '../../fixtures/reference-wizard');
const pictures = path.resolve(import.meta.dirname, '../../tests/pictures/reference');

/** The wizard that comes with the harness. */
export function reference(settings: Settings): Target {
  return {
    name: 'reference',
    healthPath: settings.healthPath ?? '/health',
    abilities: {
      passwordConfirmation: true,
      languageSwitch: true,
      backupContent: true,
      selfContained: true,
      darkScheme: true,
    },
    words: referenceWords,
    screens: referenceScreens,
    budgets: referenceBudgets,
    catalogs: { files: { en: 'src/locales/en.json', fr: 'src/locales/fr.json' }, keys: /./ },
    storage: referenceStorage,
    stepLines: referenceLines,
    troubleSigns: referenceTroubles,
    usualSigns: [],
    knownDefects: [],
    environments: referenceEnvironments,
    strongerSettings: [
      { name: 'variables that name another database', env: { DB_TYPE: 'sqlite', DB_NAME: 'elsewhere.db' } },
    ],
    pages: { '/health': 'everybody', '/dashboard': 'accounts', '/admin/': 'administrators' },
    masks: referenceMasks,
    pictures: settings.pictures ?? pictures,
    folder,
    start: startWith(settings.bug),
  };
}

function startWith(bug: string | undefined): StartRecipe {
  const entry = path.join(folder, 'dist', ...(bug === undefined ? [] : ['bugs', bug]), 'server.mjs');
  return {
    prepare: async () => {
      const seeded = bug === undefined ? undefined : await findBug(bug);
      if (seeded !== undefined) console.log(text('target.seededBug', { id: seeded.id, title: seeded.title }));
      try {
        const { buildReference } = await import('../../fixtures/reference-wizard/build.ts');
        await buildReference(seeded);
      } catch (cause) {
        throw new ExplainedError({
          headline: text('target.buildFailed', { reason: describeReason(cause) }),
          wayOut: [text('target.installAgain', { command: 'npm ci' })],
          cause,
        });
      }
    },
    // Its code stays where it is; a workspace holds only what it writes.
    files: undefined,
    recipe: ({ host, port }) => ({
      file: process.execPath,
      args: [entry],
      env: { HOST: host, PORT: String(port), REDIS_HOST: '127.0.0.1', REDIS_PORT: '1' },
    }),
  };
}

async function findBug(id: string) {
  const { bugs } = await import('../../fixtures/reference-wizard/bugs/bugs.ts');
  const found = bugs.find((bug) => bug.id === id);
  if (found === undefined) {
    throw new ExplainedError({
      headline: text('target.unknownBug', { id }),
      wayOut: [text('target.correctBug', { command: 'npm run bugs -- --list' })],
    });
  }
  return found;
}
