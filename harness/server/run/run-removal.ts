import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { removeFolder } from '../../files/remove-folder.ts';
import { replaceFile } from '../../files/replace-file.ts';
import type { HeldFileError } from '../../files/until-released.ts';
import { text } from '../../language/text.ts';

/** How a folder is called that nobody needs any more, and whose removal was interrupted or is not possible. */
const suffix = '.gone';

/**
 * Removes the folder of a run; whoever is killed meanwhile leaves a name that says so. What cannot be removed stays
 * under that name: it keeps no later run from starting.
 * @throws HeldFileError naming it
 */
export async function removeRunFolder(folder: string): Promise<void> {
  // In one stroke, because half a folder has lost its owner and would look like one that is just being made.
  const gone = `${folder}.${randomBytes(3).toString('hex')}${suffix}`;
  const isRenamed = await replaceFile(folder, gone).then(
    () => true,
    () => false, // somebody else has removed it, or Windows does not let go of a file in it
  );
  await removeFolder(isRenamed ? gone : folder);
}

/** Says, while everything goes on, that something is left. */
export function tellUnremoved({ message }: HeldFileError): void {
  console.error(`${text('mark.warning')} ${message}`);
}

/** The folders whose removal was interrupted or is not possible. */
export async function listUnremoved(runsFolder: string): Promise<string[]> {
  const names = await readdir(runsFolder).catch(() => []);
  return names.filter((name) => name.endsWith(suffix)).map((name) => path.join(runsFolder, name));
}

/**
 * Ends the removals that were interrupted.
 * @returns why some are still not possible
 */
export async function finishRemovals(runsFolder: string): Promise<HeldFileError[]> {
  const removals = (await listUnremoved(runsFolder)).map(removeFolder);
  const results = await Promise.allSettled(removals);
  return results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
}
