import { randomBytes } from 'node:crypto';
import { newSecret } from '../config/run-secret.ts';
import type { Language } from '../language/text.ts';

export type Engine = 'sqlite' | 'mysql' | 'postgresql';

export interface SqliteAnswers {
  readonly engine: 'sqlite';
  readonly file: string;
}

export interface ServerDatabaseAnswers {
  readonly engine: 'mysql' | 'postgresql';
  readonly host: string;
  /** Text, so that a test can type something that is no number. */
  readonly port: string;
  readonly name: string;
  readonly user: string;
  readonly password: string;
}

export type DatabaseAnswers = SqliteAnswers | ServerDatabaseAnswers;

export interface RedisAnswers {
  readonly backend: 'redis';
  readonly host: string;
  readonly port: string;
  readonly password: string;
  readonly db: string;
}

export type CacheAnswers = { readonly backend: 'filesystem' } | RedisAnswers;

export interface AdminAnswers {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  /** What is typed the second time; absent means the same. */
  readonly confirmation?: string;
}

/** Everything a person tells the wizard. */
export interface Answers {
  readonly language: Language;
  readonly database: DatabaseAnswers;
  readonly cache: CacheAnswers;
  /** Archive to restore, by path. */
  readonly backup?: string;
  readonly admin: AdminAnswers;
}

/** A small installation with a fresh password: SQLite, cache in files, no backup. */
export function defaultAnswers(changes: Partial<Answers> = {}): Answers {
  return {
    language: 'en',
    // Its own name: an application whose connection test makes the tables must not meet those of another test.
    database: { engine: 'sqlite', file: `first-run-${randomBytes(3).toString('hex')}.db` },
    cache: { backend: 'filesystem' },
    admin: defaultAdmin(),
    ...changes,
  };
}

/** An administrator that every wizard accepts, with a fresh password. */
export function defaultAdmin(changes: Partial<AdminAnswers> = {}): AdminAnswers {
  return { username: 'amelie', email: 'amelie@example.com', password: newSecret(), ...changes };
}

/** What a person types to use a database that a service handed out. */
export function databaseAnswers(database: {
  readonly engine: 'mysql' | 'postgresql';
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly user: string;
  readonly password: string;
}): ServerDatabaseAnswers {
  const { engine, host, port, name, user, password } = database;
  return { engine, host, port: String(port), name, user, password };
}

/** What a person types to use a Redis database that a service handed out. */
export function redisAnswers(redis: {
  readonly host: string;
  readonly port: number;
  readonly password: string;
  readonly db: number;
}): RedisAnswers {
  const { host, port, password, db } = redis;
  return { backend: 'redis', host, port: String(port), password, db: String(db) };
}
