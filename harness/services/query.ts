import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Kysely, MysqlDialect, PostgresDialect, type SqliteDatabase, SqliteDialect } from 'kysely';
import Libsql from 'libsql';
import { createPool } from 'mysql2';
import pg from 'pg';
import { text } from '../language/text.ts';

/** Where rows are: a file, or a database on a server. A database that a service handed out fits as it is. */
export type RowSource =
  | { readonly engine: 'sqlite'; readonly file: string }
  | {
      readonly engine: 'postgresql' | 'mysql';
      readonly host: string;
      readonly port: number;
      readonly name: string;
      readonly user: string;
      readonly password: string;
    };

/** A row of any table. Values are what SQLite would give, whatever the engine: numbers, text or null. */
export type Row = Readonly<Record<string, number | string | null>>;

const limitMs = 2_000;

/**
 * Opens a database to read from; `await using` closes it.
 * @throws when a SQLite file is not there; the others say so at the first query
 */
export function openRows(source: RowSource): Kysely<Record<string, Row>> {
  if (source.engine === 'sqlite') return new Kysely({ dialect: openSqlite(source.file) });
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

/** All rows of one table, in the order of its first column. */
export async function readRows(source: RowSource, table: string): Promise<Row[]> {
  await using database = openRows(source);
  // Awaited here: the database is closed when this function returns.
  return await database
    .selectFrom(table)
    .selectAll()
    .orderBy((expression) => expression.lit(1))
    .execute();
}

/** The names of all tables, sorted. */
export async function listTables(source: RowSource): Promise<string[]> {
  await using database = openRows(source);
  const tables = await database.introspection.getTables();
  return tables.map(({ name }) => name).sort();
}

/** Read only by address: libsql has no option for it, and would make a file that is not there. */
function openSqlite(file: string): SqliteDialect {
  if (!existsSync(file)) throw new Error(text('query.noFile', { file }));
  const database = new Libsql(`${pathToFileURL(file).href}?mode=ro`);
  return new SqliteDialect({ database: database as unknown as SqliteDatabase });
}

/** PostgreSQL alone has booleans, and its driver gives big numbers as text and times as objects. */
function parserFor(oid: number): (value: string) => number | string {
  const { BOOL, INT2, INT4, INT8, FLOAT4, FLOAT8 } = pg.types.builtins;
  if (oid === BOOL) return (value) => (value === 't' ? 1 : 0);
  if (([INT2, INT4, INT8, FLOAT4, FLOAT8] as number[]).includes(oid)) return Number;
  return String;
}
