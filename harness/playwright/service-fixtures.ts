import { test as base, type TestInfo } from '@playwright/test';
import { settings } from '../config/env.ts';
import { type ChoiceKind, noteChoice } from '../evidence/choices.ts';
import type { Database, DatabaseServer } from '../services/database-server.ts';
import type { RedisServer } from '../services/redis.ts';
import type { RedisDatabase } from '../services/redis-database.ts';
import type { Service } from '../services/service.ts';

/** A service that the first test of a worker that asks for it starts, for all that follow. */
export interface OnDemand<T> extends AsyncDisposable {
  readonly service: Service<T>;
  /** What a test chooses that uses it. */
  readonly choice: Choice;
  start(): Promise<T>;
}

type Choice = readonly [kind: ChoiceKind, choice: string];

export interface ServiceFixtures {
  /** An empty database of a real Redis; the test is skipped, with the reason, where there can be none. */
  readonly redis: RedisDatabase;
  /** An empty database of a real PostgreSQL and the user that owns it; skipped as above. */
  readonly postgres: Database;
  /** The same of a real MariaDB. */
  readonly mariadb: Database;
  /** One for all tests of a worker that only test the connection, which leaves nothing there. */
  readonly sharedPostgres: Database;
  readonly sharedMariadb: Database;
}

interface ServiceWorkerFixtures {
  readonly redisServer: OnDemand<RedisServer>;
  readonly postgresServer: OnDemand<DatabaseServer>;
  readonly mariadbServer: OnDemand<DatabaseServer>;
  readonly postgresDatabase: OnDemand<Database>;
  readonly mariadbDatabase: OnDemand<Database>;
}

// Loaded at their first use: most tests use none, and each worker would wait for all of them.
export const serviceTest = base.extend<ServiceFixtures, ServiceWorkerFixtures>({
  redisServer: [
    async ({}, use) => {
      const { findRedis } = await import('../services/redis.ts');
      await lend(['cache', 'redis'], findRedis(settings), use);
    },
    { scope: 'worker', box: true },
  ],
  postgresServer: [
    async ({}, use) => {
      const { findPostgres } = await import('../services/postgres.ts');
      await lend(['database', 'postgresql'], findPostgres(settings), use);
    },
    { scope: 'worker', box: true },
  ],
  mariadbServer: [
    async ({}, use) => {
      const { findMariadb } = await import('../services/mariadb.ts');
      await lend(['database', 'mysql'], findMariadb(settings), use);
    },
    { scope: 'worker', box: true },
  ],

  postgresDatabase: [
    async ({ postgresServer }, use) => lend(postgresServer.choice, shareDatabase(postgresServer), use),
    { scope: 'worker', box: true },
  ],
  mariadbDatabase: [
    async ({ mariadbServer }, use) => lend(mariadbServer.choice, shareDatabase(mariadbServer), use),
    { scope: 'worker', box: true },
  ],

  redis: [async ({ redisServer }, use, info) => lendDatabase(redisServer, use, info), { box: true }],
  postgres: [async ({ postgresServer }, use, info) => lendDatabase(postgresServer, use, info), { box: true }],
  mariadb: [async ({ mariadbServer }, use, info) => lendDatabase(mariadbServer, use, info), { box: true }],
  sharedPostgres: [
    async ({ postgresDatabase }, use, info) => lendShared(postgresDatabase, use, info),
    { box: true },
  ],
  sharedMariadb: [
    async ({ mariadbDatabase }, use, info) => lendShared(mariadbDatabase, use, info),
    { box: true },
  ],
});

async function lend<T extends AsyncDisposable>(
  choice: Choice,
  service: Service<T>,
  use: (value: OnDemand<T>) => Promise<void>,
): Promise<void> {
  let started: Promise<T> | undefined;
  const start = () => {
    if (!service.available) throw new Error(service.reason);
    started ??= service.start();
    return started;
  };
  const stop = async () => (await started)?.[Symbol.asyncDispose]();
  await using onDemand = { service, choice, start, [Symbol.asyncDispose]: stop };
  await use(onDemand);
}

/** Lends an empty database of a service to a test, which is skipped, with the reason, where there can be none. */
export async function lendDatabase<D extends AsyncDisposable>(
  { service, choice, start }: OnDemand<{ createDatabase(): Promise<D> }>,
  use: (database: D) => Promise<void>,
  info: TestInfo,
): Promise<void> {
  info.annotations.push(noteChoice(...choice));
  if (!service.available) info.skip(true, `${service.reason} (${service.repair})`);
  const server = await start();
  await using database = await server.createDatabase();
  await use(database);
}

/** A database as a service of its own, which goes before its server does. */
function shareDatabase({ service, start }: OnDemand<DatabaseServer>): Service<Database> {
  return service.available
    ? { available: true, start: async () => (await start()).createDatabase() }
    : service;
}

async function lendShared(
  { service, choice, start }: OnDemand<Database>,
  use: (database: Database) => Promise<void>,
  info: TestInfo,
): Promise<void> {
  info.annotations.push(noteChoice(...choice));
  if (!service.available) info.skip(true, `${service.reason} (${service.repair})`);
  await use(await start());
}
