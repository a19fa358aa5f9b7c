import { existsSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import { Kysely, MysqlDialect, PostgresDialect, SqliteDialect } from 'kysely';
import { createPool } from 'mysql2';
import pg from 'pg';
import { text } from '../language/text.ts';
import type { Row, RowSource } from './query.ts';
import { forKysely } from './sqlite-dialect.ts';

const limitMs = 2_000;

/**
 * Opens a database, to read from unless `canWrite`; `await using` closes it.
 * @throws when a SQLite file that is to be read is not there; the others say so at the first query
 */
export function openRows(source: RowSource, canWrite = false): Kysely<Record<string, Row>> {
  if (source.engine === 'sqlite') return new Kysely({ dialect: openSqlite(source.file, canWrite) });
  const { host, port, name: database, user, password } = source;
  const access = { host, port, database, user, password };
  if (source.engine === 'postgresql') {
    const types = { getTypeParser: parserFor };
    const pool = new pg.Pool({ ...access, types, max: 1, connectionTimeoutMillis: limitMs, ssl: false });
    pool.on('error', () => {}); // the server may go away under an idle connection: the next query says so
    return new Kysely({ dialect: new PostgresDialect({ pool }) });
  }
  const pool = createPool({ ...access, connectionLimit: 1, connectTimeout: limitMs, dateStrings: true });
  return new Kysely({ dialect: new MysqlDialect({ pool }) });
}

function openSqlite(file: string, canWrite: boolean): SqliteDialect {
  if (!canWrite && !existsSync(file)) throw new Error(text('query.noFile', { file }));
  const database = new DatabaseSync(file, { readOnly: !canWrite, timeout: limitMs });
  return new SqliteDialect({ database: forKysely(database) });
}

/** PostgreSQL alone has booleans, and its driver gives big numbers as text and times as objects. */
function parserFor(oid: number): (value: string) => number | string {
  const { BOOL, INT2, INT4, INT8, FLOAT4, FLOAT8 } = pg.types.builtins;
  if (oid === BOOL) return (value) => (value === 't' ? 1 : 0);
  if (([INT2, INT4, INT8, FLOAT4, FLOAT8] as number[]).includes(oid)) return Number;
  return String;
}
