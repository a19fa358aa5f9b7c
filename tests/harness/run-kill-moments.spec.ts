import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { listServers } from '../../harness/server/list-servers.ts';
import { isPortTaken } from '../../harness/server/port/port.ts';
import { reapDeadRuns } from '../../harness/server/run/run-folder.ts';
import { canFollowTrees } from '../support/stopped-server.ts';
import { expectNothingLeft, type TinyRun, TinyRunner } from '../support/tiny-run.ts';

const quote = (...names: string[]) => JSON.stringify(path.resolve(import.meta.dirname, ...names));

/** A run with everything in it: a shared server that takes its time to start and to end, and a test with its own. */
const wholeRun: TinyRun = {
  server: 'drains',
  env: { UP_AFTER_MS: '300', DRAIN_MS: '500' },
  spec: `
    import { launchServer } from ${quote('../../harness/server/launch.ts')};
    import { tinyTarget } from ${quote('../support/tiny-target.ts')};
    test('has a server of its own', async () => {
      writeFileSync('started.txt', '');
      await using server = await launchServer(tinyTarget('drains'));
      await new Promise((resolve) => setTimeout(resolve, 300));
    });`,
};

const list = (runner: TinyRunner) => runner.inItsPlace(listServers);
const draining = async (runner: TinyRunner) =>
  (await runner.readServerErrors()).match(/^draining$/gm)?.length ?? 0;

/** From its first moment to its last; each tells whether the run has got there. */
const moments = {
  'it loads': async (runner) => runner.findProcesses().length > 0,
  'it begins': async (runner) => (await runner.listRuns()).length > 0,
  'it has a keeper': async (runner) => runner.findKeeper() !== undefined,
  'it waits for its server': async (runner) => (await list(runner)).length > 0,
  'its server listens': async (runner) => (await runner.readServerErrors()).includes('ready'),
  'a test has a server, too': async (runner) => (await list(runner)).length > 1,
  'a test stops its server': async (runner) => (await draining(runner)) > 0,
  'it stops the last server': async (runner) => (await draining(runner)) > 1,
} satisfies Record<string, (runner: TinyRunner) => Promise<boolean>>;

/**
 * How long after each moment, milliseconds: `KILL_MOMENTS=all npx playwright test --project=harness --workers=1
 * run-kill-moments` looks closer, 32 times, and wants what is promised on an idle machine.
 */
const isThorough = process.env['KILL_MOMENTS'] === 'all';
const delays = isThorough ? [0, 20, 60, 150] : [0];
const goneWithinMs = isThorough ? 500 : 3_000;

test.skip(!canFollowTrees, 'this system does not tell where a process came from');

for (const [moment, isReached] of Object.entries(moments)) {
  for (const delayMs of delays) {
    test(`kill -9 ${delayMs} ms after ${moment} leaves nothing`, async ({}, info) => {
      await using runner = new TinyRunner(info.outputPath(), wholeRun);
      await expect.poll(() => isReached(runner), { intervals: [10], timeout: 30_000 }).toBe(true);
      await sleep(delayMs);
      const servers = await list(runner);
      const begin = performance.now();

      process.kill(runner.pid, 'SIGKILL');

      await expect.poll(() => list(runner), { intervals: [10], timeout: goneWithinMs }).toEqual([]);
      const description = `${servers.length} server(s) gone after ${Math.round(performance.now() - begin)} ms`;
      info.annotations.push({ type: 'moment', description });
      await runner.process;
      await runner.inItsPlace(reapDeadRuns);
      // Its keeper and its workers end by themselves, when they have seen that it is gone.
      await expectNothingLeft(runner);
      const taken = await Promise.all(servers.map(({ host, port }) => isPortTaken(host, port)));
      expect(taken).not.toContain(true);
    });
  }
}
