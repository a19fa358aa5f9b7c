import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { execa } from 'execa';
import { removeFile } from '../files/remove-folder.ts';
import type { RunningServer } from '../server/server.ts';
import type { Answers } from '../wizard/answers.ts';

export interface CommandFixtures {
  /** Types `npm run install:unattended` for a server; gives the exit code and all that was printed. */
  readonly installUnattended: (
    server: RunningServer,
    answers: Answers,
  ) => Promise<{ readonly exitCode: number | undefined; readonly output: string }>;
  /** Runs a spec file in shards beside each other, each a run of its own, and merges their reports. */
  readonly runInShards: (file: string, count: number) => Promise<MergedRun>;
}

/** What a merged report says. */
export interface MergedRun {
  /** Titles of the wizard's tests that passed, sorted. */
  readonly passed: readonly string[];
  readonly failed: number;
}

const root = path.resolve(import.meta.dirname, '../..');

/** Commands of the harness, as a person types them. */
export const commandTest = base.extend<CommandFixtures>({
  installUnattended: [
    async ({}, use, info) => {
      await use(async ({ id, url }, answers) => {
        const file = info.outputPath(`answers-${id}.json`);
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, JSON.stringify(answers));
        const options = ['--answers', file, '--url', url];
        const { exitCode, all } = await execa(
          process.execPath,
          ['--import', 'tsx', 'harness/cli/main.ts', 'install:unattended', ...options],
          { cwd: root, all: true, reject: false, env: { WIZARD_LANG: 'en' } },
        );
        // It holds passwords, and all that a test leaves in its folder may be kept as an artifact.
        await removeFile(file);
        return { exitCode, output: all };
      });
    },
    { box: true },
  ],

  runInShards: [
    async ({}, use, info) => {
      await use(async (file, count) => {
        const blobs = info.outputPath('blobs');
        const shards = Array.from({ length: count }, (_, index) => `${index + 1}/${count}`);
        await Promise.all(
          shards.map((shard, index) =>
            runShard({ file, shard, folder: info.outputPath(`shard-${index}`), blobs }),
          ),
        );
        const { stdout } = await playwright(['merge-reports', '--reporter=json', blobs]);
        return readMerged(JSON.parse(stdout));
      });
    },
    { box: true },
  ],
});

/** Beside the run that the test belongs to: with a port and an output folder of its own, and no report but a blob. */
async function runShard({
  file,
  shard,
  folder,
  blobs,
}: Readonly<Record<'file' | 'shard' | 'folder' | 'blobs', string>>): Promise<void> {
  const options = [`--shard=${shard}`, '--workers=1', '--reporter=blob', `--output=${folder}`];
  const blob = path.join(blobs, `${shard.replace('/', '-of-')}.zip`);
  await playwright(['test', '--project=wizard', ...options, file], {
    PLAYWRIGHT_BLOB_OUTPUT_FILE: blob,
    WIZARD_PORT: '',
  });
}

function playwright(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  return execa(process.execPath, [cli, ...args], {
    cwd: root,
    reject: false,
    env: { ...env, FORCE_COLOR: '0' },
  });
}

interface JsonSuite {
  readonly suites?: readonly JsonSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly ok: boolean;
    readonly tests: readonly { readonly projectName: string }[];
  }[];
}

function readMerged({ suites }: { readonly suites: readonly JsonSuite[] }): MergedRun {
  const all = suites.flatMap(function flatten({ suites: inner = [], specs }: JsonSuite): JsonSuite['specs'] {
    return [...specs, ...inner.flatMap(flatten)];
  });
  const ofWizard = all.filter(({ tests }) => tests.some(({ projectName }) => projectName === 'wizard'));
  return {
    passed: ofWizard
      .filter(({ ok }) => ok)
      .map(({ title }) => title)
      .sort(),
    failed: all.filter(({ ok }) => !ok).length,
  };
}
