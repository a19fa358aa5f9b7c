import { text } from '../language/text.ts';
import { findRedisProgram, startRedis } from './redis.ts';
import { type RedisAddress, withRedis } from './redis-client.ts';
import type { Service } from './service.ts';

/** A real Redis that goes away and comes back while a test looks on. */
export interface StoppableRedis extends RedisAddress, AsyncDisposable {
  /** Its keys by the number of the database that holds them. */
  listKeys(): Promise<Record<string, string[]>>;
  /** Ends it, with all that it held. */
  stop(): Promise<void>;
  /** Starts an empty one at the same address, with the same password. */
  startAgain(): Promise<void>;
}

/** Another number than the first, which a program takes that does not look at what it was told. */
const db = 5;

/** Never one that is named by address: it may be somebody's. */
export function findStoppableRedis(asksForPassword = true): Service<StoppableRedis> {
  const file = findRedisProgram();
  if (file !== undefined) return { available: true, start: () => start(file, asksForPassword) };
  const reason = text('service.absent', { name: 'Redis', programs: 'redis-server' });
  return { available: false, reason, repair: text('service.repair.redis') };
}

async function start(file: string, asksForPassword: boolean): Promise<StoppableRedis> {
  let server = await startRedis(file, asksForPassword ? undefined : { password: '' });
  const { host, port, password } = server;
  const address: RedisAddress = { host, port, password, db };
  return {
    ...address,
    listKeys: () => listKeys(address),
    stop: () => server.stop(),
    startAgain: async () => {
      server = await startRedis(file, { port, password });
    },
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

async function listKeys(address: RedisAddress): Promise<Record<string, string[]>> {
  const info = await withRedis(address, (client) => client.info('keyspace'));
  const numbers = [...info.matchAll(/^db(\d+):/gm)].map(([, number]) => Number(number));
  const keys = numbers.map(async (number) => {
    const found = await withRedis({ ...address, db: number }, (client) => client.keys('*'));
    return [number, found.sort()] as const;
  });
  return Object.fromEntries(await Promise.all(keys));
}
