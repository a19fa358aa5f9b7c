import type { AdminAnswers, Answers, CacheAnswers, DatabaseAnswers } from './answers.ts';

/** Form fields by name, in the order a person fills them. */
export type Fields = Readonly<Record<string, string>>;

/** The fields that hold secrets, whatever step they belong to. */
export const isSecretField = (name: string): boolean => name.includes('password');

/** The fields of the database step. */
export function databaseFields(answers: DatabaseAnswers): Fields {
  if (answers.engine === 'sqlite') return { sqlite_dbname: answers.file };
  const prefix = answers.engine === 'mysql' ? 'mysql' : 'pg';
  return {
    [`${prefix}_host`]: answers.host,
    [`${prefix}_port`]: answers.port,
    [`${prefix}_dbname`]: answers.name,
    [`${prefix}_user`]: answers.user,
    [`${prefix}_password`]: answers.password,
  };
}

/** The fields that only Redis has. */
export function redisFields(answers: CacheAnswers): Fields {
  if (answers.backend === 'filesystem') return {};
  return {
    redis_host: answers.host,
    redis_port: answers.port,
    redis_password: answers.password,
    redis_db: answers.db,
  };
}

/** The fields of the administrator step. */
export function adminFields(answers: AdminAnswers): Fields {
  return {
    admin_username: answers.username,
    admin_email: answers.email,
    admin_password: answers.password,
    admin_password_confirm: answers.confirmation ?? answers.password,
  };
}

/** Nobody listens there. */
const closedPort = 1;

/**
 * The forms of the steps that ask something, by what they are about, whether or not the wizard shows their pages.
 * @param port of the servers that they name; default: one where nobody listens
 */
export function listForms({ database, admin }: Answers, port = closedPort) {
  const place = { host: '127.0.0.1', port: String(port) };
  const account = { name: 'first_run', user: 'amelie', password: 'none' };
  const dbTest = (answers: DatabaseAnswers) => ({
    step: 'db_test',
    db_type: answers.engine,
    ...databaseFields(answers),
  });
  return {
    'a SQLite file': dbTest(database),
    'a MySQL server': dbTest({ engine: 'mysql', ...place, ...account }),
    'a PostgreSQL server': dbTest({ engine: 'postgresql', ...place, ...account }),
    'a Redis server': {
      step: 'cache_test',
      cache_backend: 'redis',
      ...redisFields({ backend: 'redis', ...place, password: '', db: '0' }),
    },
    'an administrator': { step: 'admin', ...adminFields(admin) },
  };
}
