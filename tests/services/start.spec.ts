import { equal } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { expect, type TestInfo, test } from '@playwright/test';
import { findFreePort, isPortTaken } from '../../harness/server/port/port.ts';
import { createDataFolder } from '../../harness/services/data-folder.ts';
import { type OwnServer, startOwnServer } from '../../harness/services/own-server.ts';
import { runToEnd } from '../../harness/services/server-program.ts';

/** A server that tells its name, so that a stranger on its port is not taken for it. */
const honest = `require('node:http').createServer((_, answer) => answer.end(process.argv[2])).listen(process.argv[1], '127.0.0.1')`;

test('a server that answers runs until it is stopped', async ({}, info) => {
  const server = await describeServer(info, honest);

  const { port, stop } = await startOwnServer(server);
  await server.ping(port);
  await stop();

  expect(await isPortTaken('127.0.0.1', port)).toBe(false);
  expect(existsSync(server.folder)).toBe(false);
});

test('a start that loses its port takes another', async ({}, info) => {
  const server = await describeServer(info, honest);
  const [taken, free] = [await findFreePort('127.0.0.1'), await findFreePort('127.0.0.1')];
  const stranger = createServer((_, answer) => answer.end('stranger')).listen(taken, '127.0.0.1');
  const choices = [taken, free];

  const started = await startOwnServer(server, async () => choices.shift() ?? 0);

  expect(started.port).toBe(free);
  await started.stop();
  stranger.close();
  stranger.closeAllConnections();
});

test('a server that ends is told with its words', async ({}, info) => {
  const program = `console.error('no such option: --fast'); process.exit(3)`;
  // Whoever else listens on its port may let a client wait for ever.
  const broken = { ...(await describeServer(info, program)), ping: () => new Promise(() => {}) };
  const begin = performance.now();

  const error = await startOwnServer(broken).catch(String);

  // Half of the limit of a start; on Windows alone asking for its processes takes a second.
  expect(performance.now() - begin).toBeLessThan(10_000);
  expect(error).toMatch(/exit code 3|code de sortie 3/);
  expect(error).toContain('| no such option: --fast');
});

test('a preparation that fails is told with its words', async ({}, info) => {
  const server = await describeServer(info, honest);

  const error = await runToEnd(server, ['-e', `console.error('no space left'); process.exit(2)`]).catch(
    String,
  );

  expect(error).toContain('| no space left');
});

async function describeServer(info: TestInfo, program: string): Promise<OwnServer> {
  const { testId } = info;
  const folder = await createDataFolder(`été (${testId})`, undefined);
  const out = info.outputPath('server.log');
  await writeFile(`${folder}/data`, '');
  return {
    id: `tiny-${testId}`,
    name: 'tiny',
    file: process.execPath,
    folder,
    account: undefined,
    logs: { out, err: `${out}.err` },
    argsFor: (port) => ['-e', program, String(port), testId],
    ping: async (port) => {
      const answer = await fetch(`http://127.0.0.1:${port}`, { signal: AbortSignal.timeout(1_000) });
      equal(await answer.text(), testId);
    },
  };
}
