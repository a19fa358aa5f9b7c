import { existsSync } from 'node:fs';
import path from 'node:path';
import { mergeTests } from '@playwright/test';
import { noteChoice } from '../evidence/choices.ts';
import type { Database } from '../services/database-server.ts';
import { listTables } from '../services/query.ts';
import type { RedisDatabase } from '../services/redis-database.ts';
import {
  type Answers,
  type CacheAnswers,
  type DatabaseAnswers,
  databaseAnswers,
  type Engine,
  redisAnswers,
} from '../wizard/answers.ts';
import { lendDatabase, serviceTest } from './service-fixtures.ts';
import { wizardTest } from './wizard-fixtures.ts';

export interface Choices {
  /** Which engine `choices` install on: `test.use({ engine: 'postgresql' })`. */
  readonly engine: Engine;
  /** Which cache they install with. */
  readonly backend: CacheAnswers['backend'];
}

export interface ChoiceFixtures {
  /** An empty database of the engine; skipped, with the reason, where its server cannot be had. */
  readonly chosenDatabase: DatabaseAnswers;
  readonly chosenCache: CacheAnswers;
  /** Good answers with this database and this cache. */
  readonly choices: Answers;
  /** The tables that are in the database now, whatever the wizard says of it. */
  readonly listChosenTables: () => Promise<string[]>;
  /** Tells the report of each test what it has chosen; who borrows a service tells of that one later. */
  readonly notedChoices: undefined;
}

/** One test for every engine and every cache: what is typed follows from two options. */
export const choiceTest = mergeTests(wizardTest, serviceTest).extend<Choices & ChoiceFixtures>({
  engine: ['sqlite', { option: true, box: true }],
  backend: ['filesystem', { option: true, box: true }],

  notedChoices: [
    async ({ language, engine, backend }, use, { annotations }) => {
      annotations.push(noteChoice('language', language));
      annotations.push(noteChoice('database', engine), noteChoice('cache', backend));
      await use(undefined);
    },
    { auto: true, box: true },
  ],

  chosenDatabase: [
    async ({ engine, answers, postgresServer, mariadbServer }, use, info) => {
      if (engine === 'sqlite') return use(answers.database);
      const server = engine === 'mysql' ? mariadbServer : postgresServer;
      await lendDatabase<Database>(server, (database) => use(databaseAnswers(database)), info);
    },
    { box: true },
  ],

  chosenCache: [
    async ({ backend, redisServer }, use, info) => {
      if (backend === 'filesystem') return use({ backend });
      await lendDatabase<RedisDatabase>(redisServer, (redis) => use(redisAnswers(redis)), info);
    },
    { box: true },
  ],

  choices: [
    async ({ answers, chosenDatabase: database, chosenCache: cache }, use) =>
      use({ ...answers, database, cache }),
    { box: true },
  ],

  listChosenTables: [
    async ({ chosenDatabase: database, ownServer, target }, use) => {
      await use(async () => {
        if (database.engine !== 'sqlite') return listTables({ ...database, port: Number(database.port) });
        const file = path.join(ownServer.workspace, target.storage.databaseFolder, database.file);
        return existsSync(file) ? listTables({ engine: 'sqlite', file }) : [];
      });
    },
    { box: true },
  ],
});
