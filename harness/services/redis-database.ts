import { text } from '../language/text.ts';
import { type RedisAddress, withRedis } from './redis-client.ts';

/** A database of a Redis server that only one test uses. It was empty when it was handed out. */
export interface RedisDatabase extends RedisAddress, AsyncDisposable {
  /** The names of all keys in it, sorted. */
  listKeys(): Promise<string[]>;
  /** Empties it and gives it back. */
  drop(): Promise<void>;
}

/** A claim outlives its test only when the run was killed; then the database is free again after an hour. */
const claimSeconds = 3_600;

/**
 * Claims an empty database of a server. The claim is a key in the database that `home` names, so that several workers,
 * and several runs on one named server, never share one; a database that holds somebody's keys is left alone.
 * @throws when all are taken or filled
 */
export async function claimRedisDatabase(home: RedisAddress): Promise<RedisDatabase> {
  const db = await withRedis(home, async (client) => {
    const count = await client.configGet('databases').then(
      ({ databases }) => Number(databases),
      () => 16, // hosted servers forbid CONFIG; that is the number nobody changes
    );
    const candidates = Array.from({ length: count }, (_, index) => index).filter(
      (index) => index !== home.db,
    );
    for (const index of candidates) {
      const claimed = await client.set(claimKey(index), 'claimed', {
        condition: 'NX',
        expiration: { type: 'EX', value: claimSeconds },
      });
      if (claimed !== null && (await isEmpty({ ...home, db: index }))) return index;
      if (claimed !== null) await client.del(claimKey(index));
    }
    throw new Error(text('service.redisFull', { host: home.host, port: home.port, count }));
  });
  const address: RedisAddress = { ...home, db };
  const drop = async () => {
    await withRedis(address, (client) => client.flushDb());
    await withRedis(home, (client) => client.del(claimKey(db)));
  };
  const listKeys = () => withRedis(address, async (client) => (await client.keys('*')).sort());
  return { ...address, listKeys, drop, [Symbol.asyncDispose]: drop };
}

const claimKey = (db: number) => `firstrun:claim:${db}`;

async function isEmpty(address: RedisAddress): Promise<boolean> {
  return (await withRedis(address, (client) => client.dbSize())) === 0;
}
