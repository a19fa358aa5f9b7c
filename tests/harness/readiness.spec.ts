import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { parseStatuses, type Readiness } from '../../harness/config/readiness.ts';
import { checkHealth } from '../../harness/server/health.ts';
import { launchServer } from '../../harness/server/launch.ts';
import { waitUntilHealthy } from '../../harness/server/readiness.ts';
import { failToStart } from '../support/failed-start.ts';
import { startForeign } from '../support/foreign.ts';
import { tinyTarget } from '../support/tiny-target.ts';

const readiness: Readiness = { statuses: parseStatuses('200-299'), ignoresHttpsErrors: false };
const soon = { startTimeoutMs: 1_200 };

test.describe('what counts as healthy', () => {
  const cases = [
    { title: 'a redirect to the wizard', answers: '302', wanted: { redirect: '/install' } },
    { title: 'a status out of a range', answers: '404', wanted: { statuses: parseStatuses('200,400-404') } },
    { title: 'a text of the page', answers: '200', wanted: { text: 'this is a 200' } },
    { title: 'the usual status beside a redirect', answers: '200', wanted: { redirect: '/install' } },
  ];
  for (const { title, answers, wanted } of cases) {
    test(`${title}, where the settings say so`, async () => {
      const options = { env: { ANSWERS: answers }, readiness: { ...readiness, ...wanted } };

      await using server = await launchServer(tinyTarget('answers'), options);

      expect(await checkHealth(server.healthUrl, options.readiness)).toMatchObject({ isHealthy: true });
    });
  }

  test('a redirect to another path is no health', async () => {
    const wanted = { ...readiness, redirect: '/inst' };

    const start = await failToStart(tinyTarget('answers'), {
      ...soon,
      env: { ANSWERS: '302' },
      readiness: wanted,
    });

    expect(start.wayOut[0]).toContain('WIZARD_READY_REDIRECT=/install');
  });

  test('a page without the text is told with the setting', async () => {
    const wanted = { ...readiness, text: 'up and running' };

    const start = await failToStart(tinyTarget('answers'), {
      ...soon,
      env: { ANSWERS: '200' },
      readiness: wanted,
    });

    expect(start.wayOut[0]).toContain(
      'its page does not contain "up and running": correct WIZARD_READY_TEXT',
    );
  });
});

test.describe('a server that answers oddly', () => {
  const cases = [
    { speaks: 'no http', told: /what it answers is not HTTP \(HPE_\w+\)/ },
    { speaks: 'hangs up', told: /it closed the connection without an answer/ },
    {
      speaks: 'trickles head',
      told: /it began to answer, but .* not complete within 1\d\d\d ms \(\d\d bytes so far\)/,
    },
  ];
  for (const { speaks, told } of cases) {
    test(`${speaks}: that is told`, async () => {
      const start = await failToStart(tinyTarget('speaks-oddly'), { ...soon, env: { SPEAKS: speaks } });

      expect(start.facts).toContainEqual(expect.stringMatching(told));
    });
  }

  test('trickles its body: its status counts at once', async () => {
    await using server = await launchServer(tinyTarget('speaks-oddly'), { env: { SPEAKS: 'trickles body' } });

    expect(server.readyAfterMs).toBeLessThan(5_000);
  });

  test('sends a body of 1 GB: nothing of it is read', async () => {
    const before = process.memoryUsage.rss();

    await using server = await launchServer(tinyTarget('speaks-oddly'), { env: { SPEAKS: 'huge body' } });
    const health = await checkHealth(server.healthUrl, readiness);

    expect(health.isHealthy).toBe(true);
    expect(process.memoryUsage.rss() - before).toBeLessThan(64 << 20);
  });

  test('speaks HTTP/2 only: told at once, with the way out', async () => {
    const start = await failToStart(tinyTarget('speaks-http2'));

    expect(start.facts).toContainEqual(expect.stringContaining('only speaks HTTP/2 without TLS'));
    expect(start.wayOut[0]).toContain('make it speak HTTP/1.1');
    expect(start.elapsedMs).toBeLessThan(10_000);
  });
});

test('a slow server has one request at a time', async () => {
  await using server = await launchServer(tinyTarget('is-slow'), { env: { SLOW_MS: '1500' } });

  const told = (await readFile(server.logs.out, 'utf8')).split('\n');
  expect(told).not.toContain('open 2');
});

test('no request is left when nobody waits any more', async () => {
  await using silent = await startForeign([0]);
  const nobody = new AbortController();
  const begin = performance.now();

  const wait = waitUntilHealthy({
    urls: [`http://127.0.0.1:${silent.port}/`],
    limitMs: 10_000,
    signal: nobody.signal,
    onListener: () => setTimeout(() => nobody.abort(), 100),
  });

  expect(await wait).toBeUndefined();
  expect(performance.now() - begin).toBeLessThan(2_000);
  await expect.poll(() => silent.connections).toBe(0);
});
