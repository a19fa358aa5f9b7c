import { chown, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { currentRun } from '../config/run.ts';
import { removeFolder } from '../files/remove-folder.ts';
import type { Account } from './account.ts';

/**
 * A new folder for the data of one server, below the folder of the run: whoever clears that clears this. Only `account`
 * (ourselves when undefined) may look in.
 */
export async function createDataFolder(id: string, account: Account | undefined): Promise<string> {
  const parent = path.join(currentRun().folder, 'services');
  // Everyone may pass through, or the account could not reach its own folder.
  await mkdir(parent, { recursive: true, mode: 0o711 });
  const folder = path.join(parent, id);
  await mkdir(folder, { mode: 0o700 });
  await give(folder, account);
  return folder;
}

/** Writes a file that only `account` can read: it holds a password. */
export async function writeFor(account: Account | undefined, file: string, content: string): Promise<void> {
  await writeFile(file, content, { mode: 0o600 });
  await give(file, account);
}

async function give(file: string, account: Account | undefined): Promise<void> {
  if (account !== undefined) await chown(file, account.uid, account.gid);
}

/** Removes it. What cannot go now goes with the folder of the run, whose removal tells of it. */
export async function removeDataFolder(folder: string): Promise<void> {
  await removeFolder(folder).catch(() => {});
}
