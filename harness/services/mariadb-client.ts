import type { Connection } from 'mysql2/promise';
import type { ServerAddress } from './address.ts';

const limitMs = 2_000;

/**
 * Connects, lets `use` work and disconnects.
 * @throws the driver's own error when it is refused, not let in, or not answered within two seconds
 */
export async function withMariadb<T>(
  { host, port, user, password }: ServerAddress,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const { createConnection } = await import('mysql2/promise');
  const connection = await createConnection({ host, port, user, password, connectTimeout: limitMs });
  try {
    return await use(connection);
  } finally {
    connection.destroy();
  }
}
