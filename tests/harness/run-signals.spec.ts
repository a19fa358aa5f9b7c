import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { skipWithoutSignals } from '../support/skip-without.ts';
import { canFollowTrees, isRunning } from '../support/stopped-server.ts';
import { expectNothingLeft, TinyRunner } from '../support/tiny-run.ts';

test.skip(!canFollowTrees, 'Windows has no signals, and elsewhere a process group tells less');

/** Who gets the signal: from a terminal it is the whole group. */
const receivers = [
  ['the runner alone', 1],
  ['its whole group', -1],
] as const;
/** When it gets it; a server that answers 503 is being waited for. */
const moments = [
  ['while it waits for the server', '503', (runner: TinyRunner) => runner.waitForServer()],
  ['during the tests', '200', (runner: TinyRunner) => runner.waitForTest()],
] as const;

const rows = receivers.flatMap(([who, sign]) =>
  moments.map(([when, status, reach]) => ({ who, sign, when, status, reach })),
);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  for (const { who, sign, when, status, reach } of rows) {
    test(`${signal} to ${who} ${when} ends all in order`, async ({}, info) => {
      await using runner = new TinyRunner(info.outputPath(), { server: 'drains', env: { STATUS: status } });
      await reach(runner);

      process.kill(sign * runner.pid, signal);

      expect(await runner.process).toMatchObject({ signal });
      expect(await runner.readServerErrors()).toBe('ready\ndraining\ndrained, asked 1 time(s)\n');
      expect(existsSync(path.join(runner.folder, 'report.json'))).toBe(true);
      await expectNothingLeft(runner);
    });
  }
}

for (const { who, sign, when, status, reach } of rows) {
  test(`SIGKILL to ${who} ${when} leaves nothing`, async ({}, info) => {
    await using runner = new TinyRunner(info.outputPath(), { server: 'drains', env: { STATUS: status } });
    await reach(runner);

    process.kill(sign * runner.pid, 'SIGKILL');

    await expectNothingLeft(runner);
  });
}

test('a server that Ctrl+C ends as well is not blamed', async ({}, info) => {
  await using runner = new TinyRunner(info.outputPath(), { server: 'healthy' });
  await runner.waitForTest();
  const server = runner.findProcesses().find(({ command }) => command.includes('healthy.mjs'));

  process.kill(runner.pid, 'SIGINT');
  process.kill(server?.pid as number, 'SIGKILL');

  const { all } = await runner.process;
  expect(all).toContain('interrupted');
  expect(all).not.toMatch(/during the tests|maximum allowed failures|left out/);
});

test('an interrupted run tells that its server had to be killed', async ({}, info) => {
  await using runner = new TinyRunner(info.outputPath(), { server: 'stubborn' });
  await runner.waitForTest();

  process.kill(runner.pid, 'SIGINT');

  const { all } = await runner.process;
  expect(all).toContain(
    '[WARNING] custom did not end by itself within 5 s and was killed\n[OK] custom stopped',
  );
});

test('a second Ctrl+C ends the runner at once', async ({}, info) => {
  await skipWithoutSignals();
  await using runner = new TinyRunner(info.outputPath(), { server: 'stubborn' });
  await runner.waitForTest();
  process.kill(runner.pid, 'SIGINT');
  await expect.poll(() => runner.readServerErrors()).toContain('ignored SIGTERM');

  const pressAgain = () => runner.process.kill('SIGINT') && isRunning(runner.pid);

  // Its grace would be five seconds.
  await expect.poll(pressAgain, { intervals: [100], timeout: 1_500 }).toBe(false);
  expect(await runner.process).toMatchObject({ signal: 'SIGINT' });
  await expectNothingLeft(runner);
});

test('Ctrl+C that npm repeats counts once', async ({}, info) => {
  await using runner = new TinyRunner(info.outputPath(), { server: 'drains' });
  await runner.waitForTest();

  process.kill(runner.pid, 'SIGINT');
  process.kill(runner.pid, 'SIGINT');

  await runner.process;
  expect(await runner.readServerErrors()).toContain('drained, asked 1 time(s)\n');
});
