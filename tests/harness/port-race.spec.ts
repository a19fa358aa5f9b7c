import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { launchServer } from '../../harness/server/launch.ts';
import { explainFailure, findAnyStranger } from '../../harness/server/launch-failure.ts';
import type { LaunchPlan } from '../../harness/server/launch-plan.ts';
import { nameLogFiles } from '../../harness/server/logs/log-files.ts';
import { findFreePort } from '../../harness/server/port/port.ts';
import { startProcess } from '../../harness/server/process/managed-process.ts';
import type { Recipe } from '../../harness/targets/target.ts';
import { failToStart } from '../support/failed-start.ts';
import { startForeign, startMute } from '../support/foreign.ts';
import { startThief } from '../support/thief.ts';
import { tinyTarget } from '../support/tiny-target.ts';

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

  for (const [title, says] of [
    ['as POSIX says', 'bind: Address already in use'],
    [
      'as Windows says',
      'OSError: [WinError 10048] Une seule utilisation de chaque adresse de socket est autorisée',
    ],
    [
      'or Windows keeps it',
      "PermissionError: [WinError 10013] Une tentative d'accès à un socket a été interdite",
    ],
  ] as const) {
    test(`the other has left it again, ${title}: another port is picked`, async ({}, info) => {
      const told = info.outputPath('port.txt');
      const env = { TOLD: told, SAYS: says };

      await using server = await launchServer(tinyTarget('loses-its-port-once'), { env });

      expect(String(server.port)).not.toBe(await readFile(told, 'utf8'));
    });
  }

  test('the other has left a port that was asked for: another is offered', async ({}, info) => {
    const env = { TOLD: info.outputPath('port.txt') };

    const failed = await failToStart(tinyTarget('loses-its-port-once'), {
      port: await findFreePort('127.0.0.1'),
      env,
    });

    expect(failed.wayOut[0]).toContain('choose another port with WIZARD_PORT');
  });

  test('ours wanted one of its own choice: which, and who has it, is told', async () => {
    await using foreign = await startForeign([200]);
    const env = { OWN_PORT: String(foreign.port) };

    const failed = await failToStart(tinyTarget('ignores-its-port'), { env });

    expect(failed.facts).toContainEqual(
      expect.stringMatching(`^  it wanted port ${foreign.port}, which is used by process ${process.pid} \\(`),
    );
    expect(failed.wayOut[0]).toContain('put {port} into WIZARD_COMMAND');
    expect(failed.left).toEqual([]);
  });

  test('the other listens on ::1: its 200 is no health', async () => {
    await using thief = await startThief((port) => startForeign([200], '::1', port), 1);
    const port = await findFreePort('127.0.0.1');
    const env = { ...thief.env, HOST: '127.0.0.2' };

    const failed = await failToStart(tinyTarget('asks-before-listening'), { port, env });

    expect(failed.headline).toContain(`custom did not answer: process ${process.pid} (`);
    expect(failed.left).toEqual([]);
  });

  test('it was asked for: who has it is named', async () => {
    await using thief = await startThief((port) => startMute('127.0.0.1', port), 1);
    const port = await findFreePort('127.0.0.1');

    const failed = await failToStart(tinyTarget('asks-before-listening'), { port, env: thief.env });

    expect(failed.headline).toContain(`process ${process.pid} (`);
    expect(failed.wayOut.at(-1)).toContain(`kill ${process.pid}`);
    expect(failed.left).toEqual([]);
    expect(thief.stolen[0]?.isListening).toBe(true);
  });

  test('ours ends first: its end and who has it are told', async ({}, info) => {
    await using foreign = await startForeign([200]);
    const logs = nameLogFiles(info.outputPath(), 'prod_server');
    const { start } = tinyTarget('exits-cleanly-at-start');
    const place = { workspace: info.outputPath(), host: '127.0.0.1', port: foreign.port };
    const recipe = start?.recipe(place) as Recipe;
    const plan = { ...place, recipe, target: tinyTarget('healthy') } as unknown as LaunchPlan;
    await using child = await startProcess({ ...recipe, id: 'ab12cd', name: 'custom', cwd: '.', logs });
    await child.exited;

    const error = await explainFailure(plan, child, 'exited', await findAnyStranger(plan, child));

    expect(error.message).toMatch(
      /^custom ended with exit code 0 after \d+ ms: .+ took port \d+ on 127\.0\.0\.1 in the meantime/,
    );
    expect(error.message).toContain(`: process ${process.pid} (`);
    expect(error.isPortLost).toBe(true);
  });

  test('it was asked for and ours waits: a stranger’s 200 is no health', async () => {
    await using thief = await startThief((port) => startForeign([200], '127.0.0.1', port), 1);
    const port = await findFreePort('127.0.0.1');

    const failed = await failToStart(tinyTarget('waits-for-its-port'), { port, env: thief.env, graceMs });

    expect(failed.headline).toContain(`custom did not answer: process ${process.pid} (`);
    expect(failed.left).toEqual([]);
    expect(thief.stolen[0]?.isListening).toBe(true);
  });

  test('the other never answers: it is named at the end of patience', async () => {
    await using thief = await startThief((port) => startMute('127.0.0.1', port), 1);
    const port = await findFreePort('127.0.0.1');
    const options = { port, env: thief.env, startTimeoutMs: 1_000, graceMs };

    const failed = await failToStart(tinyTarget('waits-for-its-port'), options);

    expect(failed.headline).toContain(`custom did not answer: process ${process.pid} (`);
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
