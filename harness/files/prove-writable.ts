import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ExplainedError } from '../language/explained-error.ts';
import { describeReason } from '../language/reason.ts';
import { text } from '../language/text.ts';
import { allowWriting } from './allow-writing.ts';

/** A folder that we may not write to, and why the system says so. */
export interface Refusal {
  readonly folder: string;
  readonly reason: string;
}

/**
 * Proves that we may write to folders and to those in them; one that is still to be made counts as the one it will lie
 * in. Nothing is written.
 * @throws ExplainedError naming each one that belongs to another user, as after a run with sudo
 */
export function proveWritable(folders: readonly string[]): void {
  const refusals = findRefusals(folders);
  if (refusals.length === 0) return;
  throw new ExplainedError({
    headline: text('files.notWritable', { count: refusals.length }),
    facts: refusals.map(({ folder, reason }) => `${folder}: ${reason}`),
    wayOut: refusals.map(({ folder }) => allowWriting(folder)),
  });
}

/** Those of these folders, or of what they will lie in, that we may not write to; each once. */
export function findRefusals(folders: readonly string[]): Refusal[] {
  const found = folders.flatMap((folder) => findRefusal(folder) ?? []);
  return found.filter(({ folder }, at) => found.findIndex((other) => other.folder === folder) === at);
}

/** As the system would say it of the next step. */
const notFolder = Object.assign(new Error(), { code: 'ENOTDIR' });

function findRefusal(folder: string): Refusal | undefined {
  let existing = folder;
  while (!existsSync(existing) && path.dirname(existing) !== existing) existing = path.dirname(existing);
  try {
    for (const place of [existing, ...(existing === folder ? listFolders(folder) : [])]) {
      accessSync(place, constants.W_OK);
    }
    return statSync(existing).isDirectory()
      ? undefined
      : { folder: existing, reason: describeReason(notFolder) };
  } catch (error) {
    return { folder: existing, reason: describeReason(error) };
  }
}

function listFolders(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name));
}
