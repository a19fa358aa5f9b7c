import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, stop } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Puts the commands into files that Node runs as they are. `tsx`, with which a person runs them, compiles them at each
 * start: 0.55 s of processor time for `server:status` instead of 0.18 s, and these tests start two hundred of them.
 * @returns their folder, which holds `main.mjs`, `hold-server.mjs` and `odd-command.mjs`
 */
export async function bundleCommands(name: string): Promise<string> {
  const folder = path.join(root, 'node_modules', '.cache', 'firstrun', `commands-${name}`);
  await build({
    entryPoints: {
      main: path.join(root, 'harness', 'cli', 'main.ts'),
      'hold-server': path.join(import.meta.dirname, 'hold-server.ts'),
      'odd-command': path.join(import.meta.dirname, 'odd-command.ts'),
    },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'error',
    // Those look for files of their own beside themselves, or are CommonJS and loaded at their first use.
    external: [
      '@playwright/test',
      'esbuild',
      '@photostructure/sqlite',
      'open',
      'kysely',
      'mysql2',
      'pg',
      'redis',
    ],
    banner: {
      // Some packages inside are CommonJS and call require.
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    plugins: [
      {
        name: 'dirname',
        setup: ({ onLoad }) => onLoad({ filter: /(harness|support|fixtures)[/\\].*\.ts$/ }, keepDirname),
      },
    ],
  });
  await stop();
  return folder;
}

/** A file that was moved into a bundle still finds what lies beside its source. */
async function keepDirname({ path: file }: { path: string }) {
  const source = await readFile(file, 'utf8');
  const contents = source.replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)));
  return { loader: 'ts' as const, contents };
}
