import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Looks for a file that should be nowhere: in the workspace and all below it, in every folder above it, and where
 * temporary files go. A name that merely ends like it counts: `..\..\x` is one file name on Linux.
 * @returns the paths found
 */
export async function findEscaped(workspace: string, fileName: string): Promise<string[]> {
  const inside = await list(workspace, true);
  const above = await Promise.all(foldersAbove(workspace).map((folder) => list(folder, false)));
  const places = [
    ...inside,
    ...above.flat(),
    ...(await list(tmpdir(), false)),
    ...(await list('/tmp', false)),
  ];
  return [...new Set(places.filter((place) => place.endsWith(fileName)))];
}

function foldersAbove(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [] : [parent, ...foldersAbove(parent)];
}

async function list(folder: string, recursive: boolean): Promise<string[]> {
  // Others come and go there, and a folder further up need not be ours to read.
  const names = await readdir(folder, { recursive }).catch(() => []);
  return names.map((name) => path.join(folder, name));
}
