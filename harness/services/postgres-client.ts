import type { Client } from 'pg';
import type { ServerAddress } from './address.ts';

const connectLimitMs = 2_000;
/** Making a database copies one: 50 ms here, seconds on a busy machine. */
const statementLimitMs = 20_000;

/**
 * Connects, lets `use` work and disconnects.
 * @throws the driver's own error when it is refused, not let in, or not answered in time
 */
export async function withPostgres<T>(
  { host, port, user, password }: ServerAddress,
  database: string,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    host,
    port,
    user,
    password,
    database,
    // Said, because the driver would take it from PGSSLMODE.
    ssl: false,
    connectionTimeoutMillis: connectLimitMs,
    query_timeout: statementLimitMs,
  });
  client.on('error', () => {}); // the server may go away under us: the next statement says so
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => {}); // it ends the same when there is nobody to say good-bye to
  }
}
