import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { inheritedEnvironment } from '../../harness/config/inherited-environment.ts';
import { inMount, skipWithoutMounts } from '../support/in-mount.ts';

const starter = path.join(import.meta.dirname, '../support', 'start-in-place.ts');
const programs = path.resolve(import.meta.dirname, '../../fixtures/servers');
const healthy = path.join(programs, 'healthy.mjs');
const crashing = path.join(programs, 'crashes-at-start.mjs');

/** What `start-in-place.ts` says: how the start went, or why it did not. */
interface Start {
  readonly status?: number;
  readonly workspace: string;
  readonly logs: { readonly out: string; readonly err: string };
  readonly error: string;
}

/** Starts a server with its logs, its workspace and its program where they are told to be. */
async function startIn(
  env: Readonly<Record<string, string>>,
  program = healthy,
  before: readonly string[] = [],
): Promise<Start> {
  const [file, ...args] = [...before, process.execPath, '--import', 'tsx', starter, program];
  const { stdout } = await execa(file as string, args, {
    env: { ...inheritedEnvironment(), WIZARD_LANG: 'en', ...env },
    extendEnv: false,
  });
  return JSON.parse(stdout);
}

test.describe('a server starts from a folder', () => {
  const rows = [
    { title: 'with spaces and accents', name: 'Été à Orléans (test)' },
    { title: 'with quotes and &', name: `l'été & "co" $HOME` },
    {
      title: '200 characters deep',
      name: Array.from({ length: 10 }, () => 'twenty characters on').join('/'),
    },
  ];
  for (const { title, name } of rows) {
    test(`${title}, and logs and works there`, async ({}, info) => {
      const folder = info.outputPath(name);
      await mkdir(path.join(folder, 'tmp'), { recursive: true });
      await cp(programs, path.join(folder, 'servers'), { recursive: true });
      const env = { TMPDIR: path.join(folder, 'tmp'), WIZARD_LOG_DIR: path.join(folder, 'logs') };

      const start = await startIn(env, path.join(folder, 'servers', 'healthy.mjs'));

      expect(start).toMatchObject({ status: 200 });
      expect(start.workspace.startsWith(env.TMPDIR)).toBe(true);
      expect(await readFile(start.logs.out, 'utf8')).toContain('GET /health');
      expect(path.dirname(start.logs.out)).toBe(env.WIZARD_LOG_DIR);
    });
  }
});

test.describe('a log folder that cannot be written to', () => {
  test('is a file: the reason and the way out are told', async ({}, info) => {
    const folder = path.join(info.outputPath(), 'healthy.mjs');
    await cp(healthy, folder);

    const start = await startIn({ WIZARD_LOG_DIR: folder });

    expect(start.error).toBe(
      `The log folder ${folder} cannot be written to: something else is there already (EEXIST)\n` +
        'what to do:\n  - make it writable, or choose another folder with WIZARD_LOG_DIR',
    );
  });

  test.describe('by mount', () => {
    test.beforeEach(skipWithoutMounts);

    test('is read-only: the reason and the way out are told', async ({}, info) => {
      const folder = info.outputPath('logs');
      await mkdir(folder, { recursive: true });
      const script = 'mount -t tmpfs -o ro,size=64k none "$0"';

      const start = await startIn({ WIZARD_LOG_DIR: folder }, healthy, inMount(script, folder));

      expect(start.error).toContain(
        `The log folder ${folder} cannot be written to: the file system is read-only (EROFS)\n`,
      );
      expect(start.error).toContain('make it writable, or choose another folder with WIZARD_LOG_DIR');
      expect(await readdir(folder)).toEqual([]);
    });

    test('is on a full disk: the free bytes are told', async ({}, info) => {
      const folder = info.outputPath('logs');
      await mkdir(folder, { recursive: true });
      const script =
        'mount -t tmpfs -o size=64k none "$0" && { head -c 1M /dev/zero > "$0/rest"; true; } 2>/dev/null';

      const start = await startIn({ WIZARD_LOG_DIR: folder }, crashing, inMount(script, folder));

      expect(start.error).toMatch(/^custom ended with exit code 1 after/);
      expect(start.error).toContain('\nit wrote nothing to its logs\n');
      expect(start.error).toContain(`\n  the disk that holds ${folder} has 0 bytes left\n`);
    });
  });
});
