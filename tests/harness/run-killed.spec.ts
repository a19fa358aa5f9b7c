import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { canFollowTrees, isRunning } from '../support/stopped-server.ts';
import { expectNothingLeft, TinyRunner } from '../support/tiny-run.ts';

const quote = (...names: string[]) => JSON.stringify(path.resolve(import.meta.dirname, ...names));

test.skip(!canFollowTrees, 'this system does not tell where a process came from');

test('a killed keeper is replaced by another', async ({}, info) => {
  await using runner = new TinyRunner(info.outputPath(), { server: 'healthy' });
  await runner.waitForTest();
  const first = runner.findKeeper() as number;

  process.kill(first, 'SIGKILL');

  const isReplaced = () => ![undefined, first].includes(runner.findKeeper());
  await expect.poll(isReplaced).toBe(true);
  process.kill(-runner.pid, 'SIGKILL');
  await expectNothingLeft(runner);
});

test('what a killed keeper cannot end, the next start does', async ({}, info) => {
  await using first = new TinyRunner(info.outputPath(), { server: 'healthy' });
  await first.waitForTest();
  process.kill(first.pid, 'SIGSTOP');
  process.kill(first.findKeeper() as number, 'SIGKILL');
  process.kill(-first.pid, 'SIGKILL');
  await first.process;
  expect(first.findProcesses()).toHaveLength(1);

  await using second = new TinyRunner(info.outputPath(), { server: 'healthy' }, false);
  await second.waitForTest();

  process.kill(second.pid, 'SIGTERM');
  const { all } = await second.process;
  expect(all).toContain('[OK] 1 process left by an interrupted run was ended');
  await expectNothingLeft(second);
});

test('what a killed worker had started ends during the run', async ({}, info) => {
  await using runner = new TinyRunner(info.outputPath(), {
    server: 'healthy',
    spec: `
      import { launchServer } from ${quote('../../harness/server/launch.ts')};
      import { tinyTarget } from ${quote('../support/tiny-target.ts')};
      test('is killed', async () => {
        const server = await launchServer(tinyTarget('stubborn'));
        writeFileSync('own.txt', String(server.pid));
        process.kill(process.pid, 'SIGKILL');
      });
      test('waits', async () => {
        writeFileSync('started.txt', '');
        await new Promise(() => {});
      });`,
  });
  await runner.waitForTest();
  const own = Number(await readFile(path.join(runner.folder, 'own.txt'), 'utf8'));

  await expect.poll(() => isRunning(own)).toBe(false);

  expect(isRunning(runner.pid)).toBe(true);
  process.kill(runner.pid, 'SIGTERM');
  const { all } = await runner.process;
  expect(all).toContain('[WARNING] a test worker was killed; 1 process that it had started was ended');
});
