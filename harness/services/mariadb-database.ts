import { escapeId, escape as literal } from 'mysql2';
import type { ServerAddress } from './address.ts';
import { newAccount, newName } from './database-names.ts';
import type { Database, DatabaseAccount, DatabaseWishes, Rights } from './database-server.ts';
import { withMariadb } from './mariadb-client.ts';

/** Without `true` a dot in a name would part it in two. */
const name = (value: string) => escapeId(value, true);
/** In a grant, and only there, `_` and `%` stand for any character. */
const grantName = (value: string) => name(value.replaceAll(/[_%\\]/g, '\\$&'));
/** From anywhere: the wizard under test may not sit where we do. */
const account = (user: string) => `${literal(user)}@'%'`;

/** Makes a database that only its owner may open, on a server where `admin` may do so. */
export async function createMariadbDatabase(
  admin: ServerAddress,
  wishes: DatabaseWishes = {},
): Promise<Database> {
  const { host, port } = admin;
  const owner = { ...newAccount(), name: newName(), ...wishes };
  const users = [owner.user];
  const run = (statements: readonly string[]) =>
    withMariadb(admin, async (connection) => {
      for (const statement of statements) await connection.query(statement);
    });

  await run([
    `CREATE DATABASE ${name(owner.name)} CHARACTER SET utf8mb4`,
    makeUser(owner),
    `GRANT ALL ON ${grantName(owner.name)}.* TO ${account(owner.user)}`,
  ]);

  const createUser = async (rights: Rights) => {
    const user = newAccount();
    users.push(user.user);
    const grant = `GRANT SELECT ON ${grantName(owner.name)}.* TO ${account(user.user)}`;
    await run([makeUser(user), ...(rights === 'read' ? [grant] : [])]);
    return user;
  };
  const drop = () =>
    run([
      `DROP DATABASE IF EXISTS ${name(owner.name)}`,
      ...users.map((user) => `DROP USER IF EXISTS ${account(user)}`),
    ]);
  return { engine: 'mysql', host, port, ...owner, createUser, drop, [Symbol.asyncDispose]: drop };
}

function makeUser({ user, password }: DatabaseAccount): string {
  return `CREATE USER ${account(user)} IDENTIFIED BY ${literal(password)}`;
}
