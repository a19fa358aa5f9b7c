import { once } from 'node:events';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { cleanLogs } from '../../harness/server/clean-logs.ts';
import { launchServer } from '../../harness/server/launch.ts';
import { isPortTaken } from '../../harness/server/port.ts';
import { isAlive } from '../../harness/server/process-identity.ts';
import { tinyTarget } from './tiny-target.ts';

test('both streams go into their own files', async () => {
  await using server = await launchServer(tinyTarget('healthy'));

  await server.stop();

  expect(await readFile(server.logs.out, 'utf8')).toContain('GET /health');
  expect(await readFile(server.logs.err, 'utf8')).toBe('ready\ngot SIGTERM\n');
});

test('a stopped server leaves neither process nor port', async () => {
  const server = await launchServer(tinyTarget('healthy'));

  await Promise.all([server.stop(), server.stop()]);

  expect(isAlive(server.pid)).toBe(false);
  expect(await isPortTaken('127.0.0.1', server.port)).toBe(false);
});

test('a taken port is refused before the start', async () => {
  const foreign = createServer().listen(0, '127.0.0.1');
  await once(foreign, 'listening');
  const { port } = foreign.address() as AddressInfo;

  const start = launchServer(tinyTarget('healthy'), { port });

  await expect(start).rejects.toThrow(`port ${port} of 127.0.0.1 is taken by process ${process.pid}`);
  expect(foreign.listening).toBe(true);
  foreign.close();
});

test('a stubborn server is ended after its grace', async () => {
  const server = await launchServer(tinyTarget('stubborn'), { graceMs: 200 });

  await server.stop();

  expect(await server.exited).toEqual({ signal: 'SIGKILL' });
});

test('a draining server is asked exactly once', async () => {
  const server = await launchServer(tinyTarget('drains'));

  await server.stop();

  expect(await readFile(server.logs.err, 'utf8')).toBe('drained, asked 1 time(s)\n');
});

test('a child in its own session ends with the server', async () => {
  const server = await launchServer(tinyTarget('forks-listener'));

  await server.stop();

  expect(await isPortTaken('127.0.0.1', server.port)).toBe(false);
});

test('a restarted server keeps its workspace and port', async () => {
  const first = await launchServer(tinyTarget('healthy'), { files: { 'kept.txt': 'kept' } });

  await using second = await first.restart();

  expect(second.url).toBe(first.url);
  expect(await readFile(`${second.workspace}/kept.txt`, 'utf8')).toBe('kept');
});

test('an unasked end is told apart from a stop', async () => {
  await using server = await launchServer(tinyTarget('healthy'));

  process.kill(server.pid, 'SIGKILL');

  expect(await server.died).toEqual({ signal: 'SIGKILL' });
});

test('only our logs older than the limit are removed', async ({}, info) => {
  const folder = info.outputPath();
  const old = Date.now() / 1000 - 7.1 * 24 * 60 * 60;
  const own = 'prod_server_20260102_030405_1a2b3c.log';
  const quiet = 'prod_server_20260102_030405_4d5e6f.log';
  for (const name of [own, `${own}.err`, `${own}.order`, `${quiet}.err`, 'of-the-user.log']) {
    await writeFile(path.join(folder, name), '');
    await utimes(path.join(folder, name), 0, old);
  }
  await writeFile(path.join(folder, quiet), 'a recent line\n');

  const removed = await cleanLogs(folder, 7);

  expect(removed).toBe(3);
  expect((await readdir(folder)).sort()).toEqual(['of-the-user.log', quiet, `${quiet}.err`]);
});
