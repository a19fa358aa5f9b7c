import { randomBytes } from 'node:crypto';
import { newSecret } from '../config/run-secret.ts';
import type { DatabaseAccount } from './database-server.ts';

/** A name for a database or a user that nobody has, short and plain enough for every engine. */
export function newName(): string {
  return `firstrun_${randomBytes(6).toString('hex')}`;
}

export function newAccount(): DatabaseAccount {
  return { user: newName(), password: newSecret() };
}
