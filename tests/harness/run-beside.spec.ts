import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { startPlaywright, writeTinyProject } from '../support/tiny-project.ts';

const claimOutput = path.resolve(import.meta.dirname, '../../harness/playwright/claim-output.ts');

/** A project whose test says that it runs, and waits until it may end; what it has left must still be there then. */
function writeProject(folder: string): void {
  writeTinyProject(folder, {
    spec: `
      import { existsSync, writeFileSync } from 'node:fs';
      test('waits', async ({}, info) => {
        writeFileSync(info.outputPath('left.txt'), '');
        writeFileSync('started-' + process.env.RUN_NAME, '');
        await expect.poll(() => existsSync('go.txt'), { timeout: 60_000 }).toBe(true);
        expect(existsSync(info.outputPath('left.txt'))).toBe(true);
      });`,
    files: {
      'playwright.config.ts': `
        import path from 'node:path';
        import { claimOutput } from ${JSON.stringify(claimOutput)};
        const outputDir = path.join(claimOutput(import.meta.dirname), 'test-results');
        export default { testDir: 'specs', timeout: 90_000, reporter: 'line', outputDir };\n`,
    },
  });
}

/** Starts a run of it and waits until its test is running. */
async function start(folder: string, name: string) {
  const run = startPlaywright(folder, ['test', '-c', folder], { RUN_NAME: name, WIZARD_LANG: 'en' });
  const started = path.join(folder, `started-${name}`);
  await expect.poll(() => existsSync(started), { timeout: 60_000 }).toBe(true);
  return { run }; // not the run alone: whoever awaits it waits for its end
}

test.setTimeout(120_000);

test('two runs at once leave their results apart', async ({}, info) => {
  const folder = info.outputPath();
  writeProject(folder);
  const { run: first } = await start(folder, 'first');
  const { run: second } = await start(folder, 'second');

  writeFileSync(path.join(folder, 'go.txt'), '');

  expect(await first).toMatchObject({ exitCode: 0 });
  const { exitCode, all } = await second;
  expect(exitCode).toBe(0);
  expect(all).toContain(`another run is going on here (process ${first.pid}): the reports of this one go to`);
  expect(existsSync(path.join(folder, '.firstrun', 'run-2', 'test-results'))).toBe(true);
});

test('a killed run is not taken for one that goes on', async ({}, info) => {
  const folder = info.outputPath();
  writeProject(folder);
  const lock = path.join(folder, '.firstrun', 'locks', 'run-1');
  mkdirSync(path.dirname(lock), { recursive: true });
  const { run: killed } = await start(folder, 'first');
  killed.kill('SIGKILL');
  await killed;
  expect(existsSync(lock)).toBe(true);
  writeFileSync(path.join(folder, 'go.txt'), '');

  const { run } = await start(folder, 'second');
  const { all } = await run;

  expect(all).not.toContain('another run');
  expect(existsSync(lock)).toBe(false);
});
