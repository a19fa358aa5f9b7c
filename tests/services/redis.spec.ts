import { expect, test } from '@playwright/test';
import { findRedis, type RedisServer } from '../../harness/services/redis.ts';
import { withRedis } from '../../harness/services/redis-client.ts';
import { startOrSkip } from '../support/start-service.ts';

// One server for all: each test has a database of its own, which is what is to be shown.
test.describe.configure({ mode: 'default' });
let server: RedisServer;
test.beforeAll(async () => {
  server = await startOrSkip(findRedis({}));
});
test.afterAll(() => server?.stop());

test('a test sees no key of another test', async () => {
  await using mine = await server.createDatabase();
  await using other = await server.createDatabase();

  await withRedis(other, (client) => client.set('theirs', '1'));

  expect(other.db).not.toBe(mine.db);
  expect(await other.listKeys()).toEqual(['theirs']);
  expect(await mine.listKeys()).toEqual([]);
});

test('databases asked for at once are all different', async () => {
  const databases = await Promise.all(Array.from({ length: 8 }, () => server.createDatabase()));

  expect(new Set(databases.map(({ db }) => db)).size).toBe(8);
  await Promise.all(databases.map((database) => database.drop()));
});

test('a dropped database is empty for the next', async () => {
  const first = await server.createDatabase();
  await withRedis(first, (client) => client.set('old', '1'));

  await first.drop();

  expect(await first.listKeys()).toEqual([]);
});

test('a database with keys of others is left alone', async () => {
  const free = await server.createDatabase();
  await free.drop();
  await withRedis(free, (client) => client.set('precious', '1'));

  await using next = await server.createDatabase();

  expect(next.db).not.toBe(free.db);
  expect(await free.listKeys()).toEqual(['precious']);
});

test('a wrong password is refused', async () => {
  const wrong = { host: server.host, port: server.port, password: 'Aa1-wrong-1', db: 0 };

  await expect(withRedis(wrong, (client) => client.ping())).rejects.toThrow(/WRONGPASS/);
});

test('a server that an address names is used', async () => {
  const url = `redis://:${server.password}@${server.host}:${server.port}/3`;

  const named = await startOrSkip(findRedis({ redisUrl: url }));
  await named.stop();

  expect(named).toMatchObject({ isOurs: false, version: server.version });
  await using database = await named.createDatabase();
  expect(await database.listKeys()).toEqual([]);
});

test('a named server that is silent is an error', async () => {
  const error = await startOrSkip(findRedis({ redisUrl: 'redis://:Aa1-silent-1@127.0.0.1:1' })).catch(String);

  expect(error).toContain('WIZARD_REDIS_URL');
  expect(error).not.toContain('Aa1-silent-1');
});
