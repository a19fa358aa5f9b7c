import { escapeLiteral as literal, escapeIdentifier as name } from 'pg';
import type { ServerAddress } from './address.ts';
import { newAccount, newName } from './database-names.ts';
import type { Database, DatabaseWishes, Rights } from './database-server.ts';
import { withPostgres } from './postgres-client.ts';

/** Makes a database that only its owner may open, on a server where `admin` may do so. `home` is one to connect to. */
export async function createPostgresDatabase(
  admin: ServerAddress,
  home: string,
  wishes: DatabaseWishes = {},
): Promise<Database> {
  const { host, port } = admin;
  const owner = { ...newAccount(), name: newName(), ...wishes };
  const users = [owner.user];
  const run = (database: string, statements: readonly string[]) =>
    withPostgres(admin, database, async (client) => {
      // One at a time: a database cannot be made inside the transaction that several at once would be.
      for (const statement of statements) await client.query(statement);
    });

  await run(home, [
    `CREATE ROLE ${name(owner.user)} LOGIN PASSWORD ${literal(owner.password)}`,
    `CREATE DATABASE ${name(owner.name)} OWNER ${name(owner.user)} ENCODING 'UTF8' TEMPLATE template0`,
    `REVOKE CONNECT ON DATABASE ${name(owner.name)} FROM PUBLIC`,
  ]);

  const createUser = async (rights: Rights) => {
    const account = newAccount();
    users.push(account.user);
    await run(home, [`CREATE ROLE ${name(account.user)} LOGIN PASSWORD ${literal(account.password)}`]);
    if (rights === 'read') await run(owner.name, grantReading(owner.name, account.user));
    return account;
  };
  const drop = () =>
    run(home, [
      `DROP DATABASE IF EXISTS ${name(owner.name)} WITH (FORCE)`,
      ...users.map((user) => `DROP ROLE IF EXISTS ${name(user)}`),
    ]);
  return { engine: 'postgresql', host, port, ...owner, createUser, drop, [Symbol.asyncDispose]: drop };
}

function grantReading(database: string, user: string): string[] {
  return [
    `GRANT CONNECT ON DATABASE ${name(database)} TO ${name(user)}`,
    // Before version 15 everyone could create tables here.
    'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
    `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${name(user)}`,
  ];
}
