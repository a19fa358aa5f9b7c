import type { createClient } from 'redis';
import type { ServerAddress } from './address.ts';

/** A Redis database as a wizard asks for it. There is no user: its form has a password only. */
export interface RedisAddress extends Omit<ServerAddress, 'user'> {
  readonly db: number;
}

export type RedisClient = ReturnType<typeof createClient>;

/** A server that accepts and never answers must not hold a test up. */
const limitMs = 2_000;

/**
 * Connects, lets `use` work and disconnects.
 * @throws the client's own error when it is refused, not let in, or not answered within two seconds
 */
export async function withRedis<T>(
  address: RedisAddress,
  use: (client: RedisClient) => Promise<T>,
): Promise<T> {
  const { host, port, password, db } = address;
  // At its first use, like each driver here: all together they take half a second of every worker's start.
  const { createClient } = await import('redis');
  const client = createClient({
    socket: { host, port, connectTimeout: limitMs, socketTimeout: limitMs, reconnectStrategy: false },
    ...(password === '' ? {} : { password }),
    database: db,
    // What it would send besides: older servers, and the ones of ours that misbehave, do not know it.
    disableClientInfo: true,
    maintNotifications: 'disabled',
  });
  client.on('error', () => {}); // without a listener it would end the process; connect and commands reject as well
  try {
    await client.connect();
    return await use(client as RedisClient);
  } finally {
    if (client.isOpen) client.destroy();
  }
}
