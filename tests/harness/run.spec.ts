import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { proves } from '../../harness/playwright/proves.ts';
import { launchServer } from '../../harness/server/launch.ts';
import { listLogs } from '../../harness/server/logs/log-files.ts';
import { isAlive } from '../../harness/server/process/process-identity.ts';
import { canFollowTrees } from '../support/stopped-server.ts';
import { showsEntrance } from '../support/tiny-command.ts';
import { runTinyHarness } from '../support/tiny-harness.ts';
import { tinyTarget } from '../support/tiny-target.ts';

const looksAtServer = `test('looks', async ({ page }) => { await page.goto('/'); });`;
/** The text attachments of an Allure result, by name of the test. */
function readAttachments(folder: string): Record<string, string[]> {
  const results = path.join(folder, 'allure-results');
  const files = readdirSync(results).filter((name) => name.endsWith('-result.json'));
  return Object.fromEntries(
    files.map((file) => {
      const result = JSON.parse(readFileSync(path.join(results, file), 'utf8'));
      const all = [result, ...result.steps].flatMap(({ attachments = [] }) => attachments);
      return [result.name, all.map(({ source }) => readFileSync(path.join(results, source), 'utf8'))];
    }),
  );
}

test('a healthy run passes and stops its server', async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), { server: 'healthy', spec: looksAtServer });

  expect(run.exitCode).toBe(0);
  expect(run.lines).toContainEqual(expect.stringMatching(/^\[OK\] custom stopped, port \d+ is free$/));
  expect(Object.keys(readAttachments(run.folder))).toContain('the production server starts and is healthy');
});

test('a run tells that its server had to be killed', async ({}, info) => {
  test.skip(!canFollowTrees, 'this system has no way to ask');
  const run = await runTinyHarness(info.outputPath(), { server: 'stubborn', spec: looksAtServer });

  expect(run.exitCode).toBe(0);
  expect(run.lines).toContain('[WARNING] custom did not end by itself within 5 s and was killed');
});

test(
  'each test carries its slice of both streams',
  proves('C31 server log in the report', 'C34 exact slice'),
  async ({}, info) => {
    const run = await runTinyHarness(info.outputPath(), { server: 'healthy', spec: looksAtServer });

    const slices = readAttachments(run.folder)['looks'] ?? [];
    expect(slices.slice(1)).toEqual(['GET /\n', '(the server wrote nothing to stderr during this test)']);
  },
);

test('each run has a folder of its own for its logs', async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), { server: 'healthy', spec: looksAtServer });

  const [folder, ...others] = readdirSync(path.join(run.folder, 'logs'));
  expect(folder).toMatch(/^\d{8}_\d{6}_[\da-f]{6}$/);
  expect(others).toEqual([]);
});

test('a password that the server logs is masked in its file', async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), {
    server: 'healthy',
    spec: `test('asks', async ({ request }) => { await request.get('/' + ['Aa1', 'planted', '7'].join('-')); });`,
  });

  const out = (await listLogs(path.join(run.folder, 'logs'))).filter((file) => file.endsWith('.log'));
  const written = out.map((file) => readFileSync(file, 'utf8')).join('');
  expect(written).toContain('GET /*************\n');
});

test('a restarted server ends with its test and tells its words', async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), {
    server: 'healthy',
    spec: `test.use({ isolated: true });
    test('restarts', async ({ ownServer }) => {
      const second = await ownServer.restart();
      await fetch(second.url + '/second');
    });
    test('looks', async ({ page }) => { await page.goto('/'); });`,
  });

  expect(readAttachments(run.folder)['restarts']).toContainEqual(expect.stringContaining('GET /second'));
  expect(run.lines).not.toContainEqual(expect.stringContaining('a test worker was killed'));
});

test('a crash at start stands in the report with its words', async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), { server: 'crashes-at-start', spec: looksAtServer });

  const told = readAttachments(run.folder)['the production server starts and is healthy'] ?? [];
  expect(run.exitCode).toBe(1);
  expect(run.lines.join('\n')).toMatch(/ended with exit code 1[\s\S]*the settings are unreadable/);
  expect(told).toContainEqual(expect.stringContaining('has ended with exit code 1\nanswer of'));
  expect(told).toContainEqual(expect.stringMatching(/^(?!custom at)[\s\S]*the settings are unreadable/));
});

test('a browser that cannot start is told once', async ({}, info) => {
  const browser = info.outputPath('broken-browser');
  writeFileSync(browser, '#!/bin/sh\necho "libnss3.so is missing" >&2\nexit 127\n', { mode: 0o755 });

  const run = await runTinyHarness(info.outputPath(), {
    server: 'healthy',
    spec: `for (const name of ['one', 'two']) test(name, async ({ page }) => { await page.goto('/'); });`,
    env: { WIZARD_BROWSER: browser },
  });

  const told = readAttachments(run.folder);
  expect(run.lines.join('\n')).toMatch(
    /broken-browser is installed, but does not start[\s\S]*libnss3.so is missing/,
  );
  expect(run.lines).toContainEqual(expect.stringMatching(/^0 passed, 1 failed/));
  expect(Object.keys(told)).toContain('the production server starts and is healthy');
});

test('a taken port fails the run and names its owner', async ({}, info) => {
  const foreign = createServer().listen(0, '127.0.0.1');
  await once(foreign, 'listening');
  const { port } = foreign.address() as AddressInfo;

  const run = await runTinyHarness(info.outputPath(), {
    server: 'healthy',
    spec: looksAtServer,
    env: { WIZARD_PORT: String(port) },
  });

  expect(run.exitCode).toBe(1);
  expect(run.lines.join('\n')).toContain(
    `port ${port} on 127.0.0.1 is already in use by process ${process.pid}`,
  );
  foreign.close();
});

test('a death during a test ends it with the server’s words', async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), {
    server: 'dies-on-request',
    spec: `test('dies', async ({ page }) => {
      await page.goto('/');
      await page.request.get('/die').catch(() => {});
      await page.getByText('never there').click();
    });`,
  });

  expect(run.exitCode).toBe(1);
  expect(run.lines.join('\n')).toMatch(
    /ended with exit code 1 during the tests[\s\S]*the database file vanished/,
  );
  const told = readAttachments(run.folder)['dies'];
  expect(told).toContainEqual(expect.stringContaining('has ended with exit code 1\nanswer of'));
  expect(run.lines.join('\n')).not.toContain('Test timeout');
});

test('a server of a test that does not start is shown', async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), {
    server: 'answers',
    spec: `test('own', async ({ launchServer }) => {
      await launchServer({ env: { ANSWERS: '503' }, startTimeoutMs: 1200 });
    });`,
    env: { ANSWERS: '200' },
  });

  const told = readAttachments(run.folder)['own'];
  expect(told).toContainEqual(expect.stringMatching(/^custom at .*\nanswer of .*: status 503/));
});

test('a death that no test notices is shown by the stop', async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), {
    server: 'dies-on-request',
    spec: `test('leaves', async ({ server }) => { await fetch(server.url + '/die-later'); });`,
  });

  const told = readAttachments(run.folder)['the production server stops and leaves its port'];
  expect(told).toContainEqual(expect.stringContaining('has ended with exit code 1\nanswer of'));
});

test('an attached server is looked at and left alone', async ({}, info) => {
  await using server = await launchServer(tinyTarget('healthy'), { env: showsEntrance });

  const run = await runTinyHarness(info.outputPath(), {
    server: 'healthy',
    spec: looksAtServer,
    env: { WIZARD_TARGET: 'attached', WIZARD_BASE_URL: server.url },
  });

  expect(run.exitCode).toBe(0);
  expect(isAlive(server.pid)).toBe(true);
});
