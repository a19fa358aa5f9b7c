import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { currentRun } from '../../harness/config/run.ts';
import { type LaunchOptions, launchServer } from '../../harness/server/launch.ts';
import { waitUntilHealthy } from '../../harness/server/readiness.ts';
import { readRecords } from '../../harness/server/run/record.ts';
import { startForeign } from '../support/foreign.ts';
import { tinyTarget } from '../support/tiny-target.ts';

/** Starts it, gives its origin, and stops it. */
async function startOnce(program: string, options: LaunchOptions): Promise<string> {
  await using server = await launchServer(tinyTarget(program), options);
  return server.url;
}

test.describe('a server that becomes healthy', () => {
  test('is healthy at once', async () => {
    await using server = await launchServer(tinyTarget('healthy'));

    const response = await fetch(server.healthUrl);

    expect(response.status).toBe(200);
    expect(server.hasExited()).toBeUndefined();
  });

  test('is healthy after 3 s, which is noticed at once', async () => {
    await using server = await launchServer(tinyTarget('healthy-after'), { env: { READY_AFTER_MS: '3000' } });
    const noticedAt = performance.timeOrigin + performance.now();

    const healthyAt = Number(await readFile(server.logs.err, 'utf8'));
    expect(server.readyAfterMs).toBeGreaterThan(3_000);
    expect(noticedAt - healthyAt).toBeLessThan(250);
  });

  test('says 503 first and 200 then', async () => {
    const url = await startOnce('answers', { env: { ANSWERS: '503,503,503,200' } });

    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('says 403 and redirects first, 200 then', async () => {
    const url = await startOnce('answers', { env: { ANSWERS: '403,302,200' } });

    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('leaves its first request without an answer', async () => {
    await using server = await launchServer(tinyTarget('answers'), { env: { ANSWERS: '0,200' } });

    expect(server.readyAfterMs).toBeLessThan(3_000);
  });

  test('refuses HEAD', async () => {
    await using server = await launchServer(tinyTarget('answers'), { env: { ANSWERS: '200' } });

    const response = await fetch(server.healthUrl, { method: 'HEAD' });

    expect(response.status).toBe(405);
  });

  test('is healthy once and says 503 then', async () => {
    await using server = await launchServer(tinyTarget('answers'), { env: { ANSWERS: '200,503' } });

    const response = await fetch(server.healthUrl);

    expect(response.status).toBe(503);
    expect(server.hasExited()).toBeUndefined();
  });

  test('listens on ::1 only', async () => {
    await using server = await launchServer(tinyTarget('answers'), {
      env: { ANSWERS: '200', LISTEN: '::1' },
    });

    const records = await readRecords(currentRun().folder);
    expect(server.url).toBe(`http://[::1]:${server.port}`);
    expect(records.find(({ id }) => id === server.id)?.server?.url).toBe(server.url);
  });

  test('listens on 127.0.0.1 only, asked for localhost', async () => {
    const env = { ANSWERS: '200', LISTEN: '127.0.0.1' };

    const url = await startOnce('answers', { host: 'localhost', env });

    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('listens in both families: the one asked for counts', async () => {
    const env = { ANSWERS: '200', LISTEN: '::' };

    const [ipv4, ipv6] = [
      await startOnce('answers', { env }),
      await startOnce('answers', { env, host: '::1' }),
    ];

    expect(ipv4).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(ipv6).toMatch(/^http:\/\/\[::1\]:\d+$/);
  });

  test('answers in both families: the one asked for counts, though later', async () => {
    await using first = await startForeign([503, 200]);
    await using second = await startForeign([200], '::1');
    const urls = [`http://127.0.0.1:${first.port}/`, `http://[::1]:${second.port}/`];

    const answer = await waitUntilHealthy({ urls, limitMs: 5_000 });

    expect(answer).toBe(urls[0]);
  });

  test('is found past http_proxy without NO_PROXY', async () => {
    const names = ['http_proxy', 'HTTP_PROXY', 'NO_PROXY', 'no_proxy'] as const;
    const before = names.map((name) => process.env[name]);
    [process.env['http_proxy'], process.env['HTTP_PROXY']] = ['http://127.0.0.1:9', 'http://127.0.0.1:9'];
    for (const name of ['NO_PROXY', 'no_proxy']) delete process.env[name];

    const url = await startOnce('answers', { env: { ANSWERS: '200' } }).finally(() => {
      names.forEach((name, at) => {
        Object.assign(process.env, before[at] === undefined ? {} : { [name]: before[at] });
      });
    });

    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('would end with its stdin, and lives', async () => {
    await using server = await launchServer(tinyTarget('ends-with-stdin'));

    const response = await fetch(server.healthUrl);

    expect(response.status).toBe(200);
  });

  test('closes its stdout and stderr and goes on', async () => {
    await using server = await launchServer(tinyTarget('closes-its-streams'), { env: { ANSWERS: '200' } });

    const response = await fetch(server.healthUrl);

    expect(response.status).toBe(200);
    expect(server.hasExited()).toBeUndefined();
  });
});

test('twenty servers started at once all become healthy', async () => {
  const starts = Array.from({ length: 20 }, () => launchServer(tinyTarget('healthy')));

  const servers = await Promise.all(starts);

  expect(new Set(servers.map(({ port }) => port)).size).toBe(20);
  await Promise.all(servers.map((server) => server.stop()));
});

test('progress is told with the last line of the log', async () => {
  const told: string[] = [];
  const onProgress = ({ lastLine }: { lastLine: string }) => told.push(lastLine);
  const env = { PRINTS: 'three writes', ANSWERS: `${'503,'.repeat(50)}200` };

  await using _ = await launchServer(tinyTarget('prints-oddly'), { env, onProgress });

  expect(told[0]).toBe('a line in three writes');
});
