import { randomBytes } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** How a folder is called that nobody needs any more, and whose removal may have been interrupted. */
const suffix = '.gone';

/** Removes the folder of a run; whoever is killed meanwhile leaves a name that says so. */
export async function removeRunFolder(folder: string): Promise<void> {
  // In one stroke, because half a folder has lost its owner and would look like one that is just being made.
  const gone = `${folder}.${randomBytes(3).toString('hex')}${suffix}`;
  const isRenamed = await rename(folder, gone).then(
    () => true,
    () => false, // somebody else has removed it, or Windows does not let go of a file in it
  );
  await removeForGood(isRenamed ? gone : folder);
}

/** Ends the removals that were interrupted. */
export async function finishRemovals(runsFolder: string): Promise<void> {
  const names = await readdir(runsFolder).catch(() => []);
  const gone = names.filter((name) => name.endsWith(suffix));
  await Promise.all(gone.map((name) => removeForGood(path.join(runsFolder, name))));
}

async function removeForGood(folder: string): Promise<void> {
  // Windows holds deleted files for a moment after a process ended.
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
