import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { execa } from 'execa';
import type { Run } from '../config/run.ts';

const entry = path.join(import.meta.dirname, 'keeper-main.ts');
const bundle = path.resolve('node_modules', '.cache', 'firstrun', 'keeper.mjs');

/**
 * Starts the process that ends everything of a run when the runner dies without a word (kill -9, out of memory).
 * It holds the reading end of a pipe whose other end dies with us, whatever kills us. On POSIX a shell of 1 MB waits
 * for that and only then becomes a Node process.
 * @returns lets it go: the run has ended in order
 */
export async function startKeeper(run: Run): Promise<() => void> {
  await buildKeeper();
  const node = [process.execPath, bundle, run.folder];
  const [file, ...args] =
    process.platform === 'win32' ? node : ['/bin/sh', '-c', 'read -r word || exec "$@"', 'keeper', ...node];
  const keeper = execa(file as string, args, {
    stdin: 'pipe',
    stdout: 'ignore',
    stderr: 'ignore',
    buffer: false,
    cleanup: false,
    // Out of our process group, so that what kills the group does not kill it.
    detached: true,
    windowsHide: true,
    reject: false,
  });
  keeper.stdin.on('error', () => {}); // it was killed itself: the next start reaps instead
  keeper.unref();
  return () => keeper.stdin.end('done\n');
}

/** Compiled once a run, because nothing of ours may be needed at the moment it has to work. */
async function buildKeeper(): Promise<void> {
  await mkdir(path.dirname(bundle), { recursive: true });
  await build({
    entryPoints: [entry],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'silent',
    // Some packages inside are CommonJS and call require.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
}
