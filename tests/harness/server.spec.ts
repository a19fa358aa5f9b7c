import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { launchServer } from '../../harness/server/launch.ts';
import { isPortTaken } from '../../harness/server/port/port.ts';
import { isAlive } from '../../harness/server/process/process-identity.ts';
import { tinyTarget } from '../support/tiny-target.ts';

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

test('a restarted server keeps its workspace and port', async () => {
  const first = await launchServer(tinyTarget('healthy'), { files: { 'kept.txt': 'kept' } });

  await using second = await first.restart();

  expect(second.url).toBe(first.url);
  expect(await readFile(`${second.workspace}/kept.txt`, 'utf8')).toBe('kept');
});

test('a server gets no variable that a test takes away', async () => {
  await using server = await launchServer(tinyTarget('tells-environment'), { env: { PATH: undefined } });

  const environment = (await (await fetch(server.url)).json()) as Readonly<Record<string, string>>;

  expect(process.env['PATH']).toBeDefined();
  expect(environment).not.toHaveProperty('PATH');
});

test('an unasked end is told apart from a stop', async () => {
  await using server = await launchServer(tinyTarget('healthy'));

  process.kill(server.pid, 'SIGKILL');

  expect(await server.died).toEqual({ signal: 'SIGKILL' });
});
