import { expect, test } from '@playwright/test';
import { launchServer } from '../../harness/server/launch.ts';
import { findFreePort } from '../../harness/server/port.ts';
import { failToStart } from './failed-start.ts';
import { startForeign, startMute } from './foreign.ts';
import { startThief } from './thief.ts';
import { tinyTarget } from './tiny-target.ts';

/** `waits-for-its-port` has nothing to finish. */
const graceMs = 100;

test.describe('a port that somebody else takes while the server starts', () => {
  const rows = [
    { title: 'ours ends, the other says 200', program: 'asks-before-listening', statuses: [200] },
    { title: 'ours waits, the other says 200', program: 'waits-for-its-port', statuses: [200] },
    { title: 'ours waits, the other says 503 first', program: 'waits-for-its-port', statuses: [503, 200] },
  ];
  for (const { title, program, statuses } of rows) {
    test(`${title}: another port is picked`, async () => {
      await using thief = await startThief((port) => startForeign(statuses, '127.0.0.1', port), 1);

      await using server = await launchServer(tinyTarget(program), { env: thief.env, graceMs });

      expect(server.port).not.toBe(thief.stolen[0]?.port);
      expect(await (await fetch(server.healthUrl)).text()).toBe('ok');
      expect(thief.stolen[0]?.isListening).toBe(true);
    });
  }

  test('the other listens on ::1: its 200 is no health', async () => {
    await using thief = await startThief((port) => startForeign([200], '::1', port), 1);
    const port = await findFreePort('127.0.0.1');
    const env = { ...thief.env, HOST: '127.0.0.2' };

    const failed = await failToStart(tinyTarget('asks-before-listening'), { port, env });

    expect(failed.headline).toContain(`custom did not answer itself: process ${process.pid} (`);
    expect(failed.left).toEqual([]);
  });

  test('it was asked for and ours ends: who has it is named', async () => {
    await using thief = await startThief((port) => startMute('127.0.0.1', port), 1);
    const port = await findFreePort('127.0.0.1');

    const failed = await failToStart(tinyTarget('asks-before-listening'), { port, env: thief.env });

    expect(failed.headline).toMatch(/^custom ended with exit code 1 after \d+ ms: /);
    expect(failed.headline).toContain(`port ${port} of 127.0.0.1 was taken by process ${process.pid} (`);
    expect(failed.tail.join('\n')).toContain('EADDRINUSE');
    expect(failed.left).toEqual([]);
  });

  test('it was asked for and ours waits: a stranger’s 200 is no health', async () => {
    await using thief = await startThief((port) => startForeign([200], '127.0.0.1', port), 1);
    const port = await findFreePort('127.0.0.1');

    const failed = await failToStart(tinyTarget('waits-for-its-port'), { port, env: thief.env, graceMs });

    expect(failed.headline).toContain(`custom did not answer itself: process ${process.pid} (`);
    expect(failed.left).toEqual([]);
    expect(thief.stolen[0]?.isListening).toBe(true);
  });

  test('the other never answers: it is named at the end of patience', async () => {
    await using thief = await startThief((port) => startMute('127.0.0.1', port), 1);
    const port = await findFreePort('127.0.0.1');
    const options = { port, env: thief.env, startTimeoutMs: 1_000, graceMs };

    const failed = await failToStart(tinyTarget('waits-for-its-port'), options);

    expect(failed.headline).toContain(`custom did not answer itself: process ${process.pid} (`);
  });

  test('it is taken each time: the third loss is told', async () => {
    await using thief = await startThief((port) => startForeign([200], '127.0.0.1', port), 9);

    const failed = await failToStart(tinyTarget('asks-before-listening'), { env: thief.env });

    expect(thief.stolen).toHaveLength(3);
    expect(failed.headline).toContain(`process ${process.pid} (`);
  });
});

test('of two starts for one port one gets it', async () => {
  const port = await findFreePort('127.0.0.1');
  const start = () => launchServer(tinyTarget('healthy'), { port });

  const results = await Promise.allSettled([start(), start()]);

  const servers = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
  expect(servers).toHaveLength(1);
  expect(errors[0]).toContain(`process ${servers[0]?.pid} (`);
  await servers[0]?.stop();
});
