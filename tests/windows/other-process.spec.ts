import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { type ListedServer, listServers } from '../../harness/server/list-servers.ts';
import { isPortTaken } from '../../harness/server/port/port.ts';
import { isStillThere } from '../../harness/server/process/process-identity.ts';
import { serverProgram } from './program-target.ts';
import { startProgram } from './start-program.ts';

async function startInBackground(program: string): Promise<ListedServer> {
  const { stdout, stderr } = await startProgram('start-background', [serverProgram(program)]);
  expect(stderr).toBe('');
  return (await listServers()).find(({ id }) => id === stdout.trim()) as ListedServer;
}

test('a background server outlives its starter and is listed', async () => {
  const server = await startInBackground('ends-with-stdin');

  const response = await fetch(server.healthUrl);
  await startProgram('stop-server', [server.id]);

  expect(response.status).toBe(200);
});

test('another process stops a server through its record', async () => {
  const server = await startInBackground('forks-listener');

  const { exitCode } = await startProgram('stop-server', [server.id]);

  expect(exitCode).toBe(0);
  expect(await isStillThere(server.process)).toBe(false);
  expect(await isPortTaken(server.host, server.port)).toBe(false);
  expect(existsSync(server.run.folder)).toBe(false);
});

for (const program of ['healthy', 'forks-listener']) {
  test(`a killed runner leaves nothing of ${program}`, async () => {
    const runner = startProgram('hold-server', [serverProgram(program)]);
    const held: { run: string; port: number } = JSON.parse(await firstLine(runner.stdout));
    runner.kill('SIGKILL');
    await runner;

    await expect.poll(() => isPortTaken('127.0.0.1', held.port)).toBe(false);
    await expect.poll(() => existsSync(held.run)).toBe(false);
  });
}

async function firstLine(stream: AsyncIterable<Buffer>): Promise<string> {
  let seen = '';
  for await (const chunk of stream) {
    seen += chunk;
    if (seen.includes('\n')) break;
  }
  return seen;
}
