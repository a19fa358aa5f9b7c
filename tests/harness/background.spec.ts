import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { inheritedEnvironment } from '../../harness/config/inherited-environment.ts';
import { type ListedServer, listServers, stopListed } from '../../harness/server/list-servers.ts';
import { isPortTaken } from '../../harness/server/port/port.ts';
import { isStillThere } from '../../harness/server/process/process-identity.ts';
import { reapDeadRuns } from '../../harness/server/run/run-folder.ts';

const starter = path.join(import.meta.dirname, '../support', 'start-background.ts');

/** Starts one of `fixtures/servers/` from a process that has ended when this returns. */
async function startInBackground(program: string): Promise<ListedServer> {
  const { stdout } = await execa(process.execPath, ['--import', 'tsx', starter, program], {
    env: inheritedEnvironment(),
    extendEnv: false,
  });
  return (await listServers()).find(({ id }) => id === stdout) as ListedServer;
}

test('a background server outlives its starter', async () => {
  const server = await startInBackground('ends-with-stdin');

  const response = await fetch(server.healthUrl);

  expect(response.status).toBe(200);
  await stopListed(server);
});

test('a background server is stopped by its record', async () => {
  const server = await startInBackground('healthy');

  await stopListed(server);

  expect(await isStillThere(server.process)).toBe(false);
  expect(await isPortTaken(server.host, server.port)).toBe(false);
  expect(existsSync(server.run.folder)).toBe(false);
});

test('a background server is left alone by the next start', async () => {
  const server = await startInBackground('healthy');

  await reapDeadRuns();

  expect(await isStillThere(server.process)).toBe(true);
  await stopListed(server);
});

test('what a dead background server left goes at the next start', async () => {
  const server = await startInBackground('healthy');
  process.kill(server.process.pid, 'SIGKILL');
  await expect.poll(() => isStillThere(server.process)).toBe(false);

  await reapDeadRuns();

  expect(existsSync(server.run.folder)).toBe(false);
});
