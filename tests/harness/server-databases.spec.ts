import { expect, test } from '@playwright/test';
import { lendDatabases, type ServerDatabases } from '../../harness/playwright/server-databases.ts';
import type { RunningServer } from '../../harness/server/server.ts';

type Engine = Exclude<Parameters<typeof lendDatabases>[0], undefined>;

const at = (workspace: string | undefined) => ({ workspace }) as RunningServer;

/** An engine that counts its databases, and notes which were dropped. */
function countingEngine() {
  const dropped: number[] = [];
  let count = 0;
  const createDatabase = async () => {
    const port = ++count;
    return { port, drop: async () => dropped.push(port) };
  };
  const engine = { service: { available: true }, start: async () => ({ createDatabase }) };
  return { engine: engine as unknown as Engine, dropped };
}

const portsOf = async (databases: ServerDatabases, servers: readonly RunningServer[]) =>
  (await Promise.all(servers.map((server) => databases.of(server)))).map((database) => database?.port);

test('each server has one database, which goes in the end', async () => {
  const { engine, dropped } = countingEngine();
  const seen: (readonly unknown[])[] = [];

  await lendDatabases(engine, async (databases) => {
    seen.push(await portsOf(databases, [at('a'), at('b'), at('a')]), [...dropped]);
  });

  expect(seen).toEqual([[1, 2, 1], []]);
  expect(dropped).toEqual([1, 2]);
});

test('a server that somebody else has started gets none', async () => {
  const { engine, dropped } = countingEngine();

  await lendDatabases(engine, async (databases) => {
    expect(await databases.of(at(undefined))).toBeUndefined();
  });

  expect(dropped).toEqual([]);
});

test('why there can be none is told where one is needed', async () => {
  const service = { available: false, reason: 'not there', repair: 'get it' };
  const lacks: unknown[] = [];

  await lendDatabases({ service } as Engine, async ({ lackAt }) => {
    lacks.push(lackAt(at('a')), lackAt(at(undefined)));
  });
  await lendDatabases(undefined, async ({ lackAt }) => {
    lacks.push(lackAt(at('a')));
  });

  expect(lacks).toEqual(['not there (get it)', undefined, undefined]);
});
