import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';

/** What a tree weighs. */
export interface Weight {
  readonly bytes: number;
  readonly entries: number;
}

/**
 * Weighs a file, or a folder with all that is in it; links are not followed, and what cannot be read weighs nothing.
 * @param leavesOut told the path of each entry, from the top and with `/`
 * @param most where it stops: whoever asks only whether it is more need not wait for all of a disk
 */
export async function weighTree(
  place: string,
  leavesOut: (path: string) => boolean = () => false,
  most: Weight = { bytes: Number.POSITIVE_INFINITY, entries: Number.POSITIVE_INFINITY },
): Promise<Weight> {
  const weight = { bytes: 0, entries: 0 };
  const take = async (at: string): Promise<void> => {
    const found = await lstat(path.join(place, at)).catch(() => undefined);
    weight.entries += 1;
    if (found?.isFile()) weight.bytes += found.size;
    if (!found?.isDirectory()) return;
    for (const name of await readdir(path.join(place, at)).catch(() => [])) {
      if (weight.entries > most.entries || weight.bytes > most.bytes) return;
      const below = at === '' ? name : `${at}/${name}`;
      if (!leavesOut(below)) await take(below);
    }
  };
  await take('');
  return weight;
}
