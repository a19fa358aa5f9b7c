import type { AdminAnswers, CacheAnswers, DatabaseAnswers } from './answers.ts';

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
