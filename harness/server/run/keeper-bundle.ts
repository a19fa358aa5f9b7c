import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { proveWritable } from '../../files/prove-writable.ts';
import { removeFile } from '../../files/remove-folder.ts';
import { replaceFile } from '../../files/replace-file.ts';
import { text } from '../../language/text.ts';
import { within } from '../process/within.ts';

const entry = path.join(import.meta.dirname, 'keeper-main.ts');
const cacheFolder = path.resolve(import.meta.dirname, '../../../node_modules/.cache/firstrun');
/** What the keeper is made of, by the import law of this folder. */
const sourceFolders = ['server', 'files', 'config', 'language'].map((name) =>
  path.join(import.meta.dirname, '../..', name),
);
/** It takes 0.1 s. */
const buildLimitMs = 60_000;
/** No run lasts so long that its keeper still needs an older one. */
const keepMs = 7 * 24 * 60 * 60 * 1000;

/**
 * Compiles the keeper into one file, because nothing of ours may be needed at the moment it has to work.
 * Its name comes from the sources, so it is built once for all runs, and never changes under one that waits.
 * @returns the file
 */
export async function buildKeeper(): Promise<string> {
  const file = path.join(cacheFolder, `keeper-${await hashSources()}.mjs`);
  if (await isThere(file)) return file;
  proveWritable([cacheFolder]);
  await mkdir(cacheFolder, { recursive: true });
  await removeOld();
  // Loaded only here: it starts a program of its own, and Windows may forbid that.
  const { build, stop } = await import('esbuild');
  const draft = `${file}.${process.pid}.draft`;
  const built = build({
    entryPoints: [entry],
    outfile: draft,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'silent',
    // It is read at the moment it has to work: half the bytes, a third less time.
    minify: true,
    // Some packages inside are CommonJS and call require.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  await within(buildLimitMs, text('wait.keeper'), built);
  // It leaves a process of its own behind, of 30 MB.
  await stop();
  // Two starts at once build the same: on Windows the second may not replace what the first one uses already.
  await replaceFile(draft, file).catch(async (error) => {
    await removeFile(draft);
    if (!(await isThere(file))) throw error;
  });
  return file;
}

async function hashSources(): Promise<string> {
  const files = await Promise.all(sourceFolders.map(listSources));
  const contents = await Promise.all(files.flat().map((file) => readFile(file)));
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content).update('\0');
  return hash.digest('hex').slice(0, 16);
}

async function listSources(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => path.join(folder, name));
}

async function removeOld(): Promise<void> {
  const names = (await readdir(cacheFolder)).filter((name) => name.startsWith('keeper-'));
  for (const file of names.map((name) => path.join(cacheFolder, name))) {
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > keepMs) await removeFile(file);
  }
}

function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
