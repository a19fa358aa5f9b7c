import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readlink } from 'node:fs/promises';
import path from 'node:path';

/** One SHA-256 over the names and contents of all files of a folder, and over where its links lead. */
export async function hashFolder(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const placeOf = (entry: (typeof entries)[number]) => path.join(entry.parentPath, entry.name);
  const links = new Set(entries.filter((entry) => entry.isSymbolicLink()).map(placeOf));
  const files = entries.filter((entry) => entry.isFile()).map(placeOf);
  for (const file of [...files, ...links].sort()) {
    hash.update(`${path.relative(folder, file)}\0`);
    if (links.has(file)) hash.update(await readlink(file));
    else for await (const chunk of createReadStream(file)) hash.update(chunk);
  }
  return hash.digest('hex');
}
