import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes files below a folder; each holds its own name. */
export async function writeFiles(folder: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), file);
  }
}

/** The files and links below a folder, with `/` between their names. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  const paths = files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  return paths.map((file) => file.replaceAll('\\', '/')).sort();
}
