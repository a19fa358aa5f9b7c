import { chown, readdir } from 'node:fs/promises';
import path from 'node:path';

const nobody = 65_534;

/** Does something as a user whom rights stop: where the tests run as root, as nobody, who gets the folder. */
export async function asOrdinaryUser<T>(folder: string, work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  const below = await readdir(folder, { recursive: true });
  for (const name of ['', ...below]) await chown(path.join(folder, name), nobody, nobody);
  process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
