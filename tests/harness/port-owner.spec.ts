import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { expect, test } from '@playwright/test';
import { describeListener, describeProcess } from '../../harness/server/port/listeners.ts';
import { readVitals } from '../../harness/server/process/vitals.ts';

const program = `
  process.title = 'worker hunter2';
  const server = require('net').createServer().listen(0, '127.0.0.1', () => process.stdout.write(String(server.address().port)));`;

/** A program that got a password as an argument, and shows it in its title. */
async function listen(options: SpawnOptions = {}) {
  const args = ['-e', program, '--', '--password=hunter2'];
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout as Readable, 'data');
  const end = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { pid: child.pid as number, port: Number(line), [Symbol.asyncDispose]: end };
}

test('who holds a port is told by program, never by argument', async () => {
  await using owner = await listen();

  expect(await describeListener(owner.port)).toBe(`process ${owner.pid} (${process.execPath})`);
});

test('the vitals of a process hold no argument', async () => {
  await using owner = await listen();

  expect(await readVitals([owner.pid])).toMatchObject([{ program: process.execPath }]);
});

test('the user of a foreign process is told', async () => {
  test.skip(process.getuid?.() !== 0, 'only root can start programs of other users');
  await using owner = await listen({ uid: 54_321, gid: 54_321 });

  const words = await describeProcess(owner.pid);

  expect(words).toMatch(/^process \d+ \(.*, of the user with the number 54321\)$/);
  expect(words).not.toContain('hunter2');
});
