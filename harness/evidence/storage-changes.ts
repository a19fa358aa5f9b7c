import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { StorageMap } from '../targets/storage-map.ts';
import type { Timeline } from './timeline.ts';

/**
 * Tells which files of a workspace changed since a moment (milliseconds since 1970), each when it was last written.
 * Only what the application stores is looked at: a copy of its code may be large, and does not change.
 */
export async function tellStorageChanges(
  workspace: string,
  map: StorageMap,
  sinceMs: number,
  timeline: Timeline,
): Promise<void> {
  const folders = new Set([
    map.databaseFolder,
    map.sessionFolder,
    map.cacheFolder,
    path.dirname(map.flagFile),
  ]);
  const files = await Promise.all([...folders].map((folder) => listFiles(workspace, folder)));
  for (const file of new Set([map.settingsFile, ...files.flat()])) {
    const found = await stat(path.join(workspace, file)).catch(() => undefined); // it may be gone by now
    if (found?.isFile() && found.mtimeMs >= sinceMs)
      timeline.add('storage', `${file}, ${found.size} bytes`, { atMs: Math.floor(found.mtimeMs) });
  }
}

async function listFiles(workspace: string, folder: string): Promise<string[]> {
  const names = await readdir(path.join(workspace, folder), { recursive: true }).catch(() => []);
  return names.map((name) => path.join(folder, name));
}
