import { randomBytes } from 'node:crypto';
import { currentRun } from '../config/run.ts';
import { newSecret } from '../wizard/secret.ts';
import type { DatabaseAccount } from './database-server.ts';

/** A name for a database or a user that nobody has, short and plain enough for every engine. */
export function newName(): string {
  return `firstrun_${randomBytes(6).toString('hex')}`;
}

export function newAccount(): DatabaseAccount {
  return { user: newName(), password: newSecret(currentRun().id) };
}
