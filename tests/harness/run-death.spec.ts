import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from '@playwright/test';
import { runTinyHarness } from '../support/tiny-harness.ts';

const sharedServer = path.resolve(import.meta.dirname, '../../harness/playwright/shared-server.ts');

/** One test fails for its own reasons, one waits with a server of its own, then the shared server dies. */
const spec = `
  import { existsSync, writeFileSync } from 'node:fs';
  import { findSharedServer } from ${JSON.stringify(sharedServer)};
  test('fails before', () => { expect(1).toBe(2); });
  test('dies', async () => {
    const server = await findSharedServer();
    await expect.poll(() => existsSync('waiting.txt'), { timeout: 30_000 }).toBe(true);
    await fetch(server.url + '/die').catch(() => {});
    await new Promise(() => {});
  });
  test.describe('own', () => {
    test.use({ isolated: true });
    test('waits', async ({ server }) => {
      writeFileSync('waiting.txt', '');
      await new Promise(() => {});
    });
  });
  test('comes too late', ({ server }) => {});
  test('comes much too late', ({ server }) => {});`;

test('the death of the shared server ends the run with one error', async ({}, info) => {
  const config = 'fullyParallel: true, workers: 2,';

  const run = await runTinyHarness(info.outputPath(), { server: 'dies-on-request', spec, config });

  const output = stripVTControlCharacters(run.lines.join('\n'));
  expect(run.exitCode).toBe(1);
  // Failed are the one before and whichever of the two that were running noticed it first.
  expect(output).toMatch(/ {2}3 tests did not run\.\n.*\n\n2 passed, 2 failed$/);
  // Once when it happened, once when its test had ended, once among the failures.
  expect(output.match(/custom ended with exit code 1 during the tests/g)).toHaveLength(3);
  expect(output).toContain('the database file vanished');
  expect(output).not.toContain('ECONNREFUSED');
  expect(output).not.toContain('maximum allowed failures');
});

test('the death of the server of a worker ends one test', async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), {
    server: 'dies-on-request',
    config: 'fullyParallel: true, workers: 2,',
    // The run's own server goes to the first worker, so the other two go to the second one and to its replacement.
    spec: `
      import { existsSync, writeFileSync } from 'node:fs';
      const isThere = (file) => expect.poll(() => existsSync(file), { timeout: 30_000 }).toBe(true);
      test('holds the first worker', () => isThere('lived.txt'));
      test('dies', async ({ server }) => {
        await fetch(server.url + '/die').catch(() => {});
        await new Promise(() => {});
      });
      test('lives', async ({ server }) => {
        expect((await fetch(server.url)).status).toBe(200);
        writeFileSync('lived.txt', '');
      });`,
  });

  const output = stripVTControlCharacters(run.lines.join('\n'));
  expect(output).toContain('custom ended with exit code 1 during the tests');
  expect(output).toMatch(/Failures \(1\)\n\n {2}1\) tiny\.spec\.ts > dies\n/);
  expect(output).toMatch(/\n4 passed, 1 failed$/);
});

test('a server that Ctrl+C ends as well fails no test of its worker', async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), {
    server: 'healthy',
    config: 'fullyParallel: true, workers: 2,',
    // As on Windows, where all programs of a console get it.
    spec: `
      import { existsSync, writeFileSync } from 'node:fs';
      const isThere = (file) => expect.poll(() => existsSync(file), { timeout: 30_000 }).toBe(true);
      const loseByCtrlC = async (server) => {
        process.emit('SIGINT');
        process.kill(server.pid, 'SIGKILL');
        await server.died;
        await new Promise((resolve) => setTimeout(resolve, 1_000)); // for whoever would tell it
      };
      test('holds the first worker', () => isThere('over.txt'));
      test('loses the one of the worker', ({ server }) => loseByCtrlC(server));
      test.describe('own', () => {
        test.use({ isolated: true });
        test('loses its own', async ({ server }) => {
          await loseByCtrlC(server);
          writeFileSync('over.txt', '');
        });
      });`,
  });

  expect(stripVTControlCharacters(run.lines.join('\n'))).toMatch(/\n5 passed, 0 failed$/);
  expect(run.exitCode).toBe(0);
});

test('a death that no test notices fails the run', async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), {
    server: 'dies-on-request',
    spec: `test('leaves', async ({ server }) => {
      setTimeout(() => {}, 0);
      await fetch(server.url + '/die-later');
    });`,
  });

  expect(run.exitCode).toBe(1);
  const output = stripVTControlCharacters(run.lines.join('\n'));
  expect(output).toMatch(/Failures \(1\)\n\n.* > the production server stops and leaves its port\n/);
  expect(output).toMatch(/\n2 passed, 1 failed$/);
});
