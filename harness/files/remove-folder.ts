import { chmod, lstat, readdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { HeldFileError, untilReleased } from './until-released.ts';

const ownerMayAll = 0o700;

/**
 * Removes a folder with all that is in it, or a file; links are removed, never followed. Folders without rights get
 * them, and what somebody still holds is waited for. What is not there is no error.
 * @throws HeldFileError naming what cannot be removed
 */
export async function removeFolder(folder: string): Promise<void> {
  // Without node's own retries: they happen at every level, so that one held file deep down takes minutes.
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await remove().catch(async () => {
      if ((await lstat(folder)).isDirectory()) await openUp(folder);
      await untilReleased(remove);
    });
  } catch (error) {
    throw new HeldFileError('files.notRemoved', folder, error);
  }
}

/**
 * Removes a file; one that is not there is no error.
 * @throws HeldFileError naming it
 */
export async function removeFile(file: string): Promise<void> {
  await untilReleased(() => rm(file, { force: true })).catch((error) => {
    throw new HeldFileError('files.notRemoved', file, error);
  });
}

/** Removes a folder that nothing is left in. One that holds something stays, and so does one that may not go. */
export async function removeEmptyFolder(folder: string): Promise<void> {
  await rmdir(folder).catch(() => {}); // an empty folder is in nobody's way
}

/** Gives us back the right to look into folders and to empty them, where it is ours to give. */
async function openUp(folder: string): Promise<void> {
  await chmod(folder, ownerMayAll).catch(() => {}); // told by the removal that follows
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory());
  for (const { name } of folders) await openUp(path.join(folder, name));
}
