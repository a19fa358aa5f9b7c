import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { launchServer } from '../../harness/server/launch.ts';
import { cleanLogs, findOldLogs } from '../../harness/server/logs/clean-logs.ts';
import { tinyTarget } from '../support/tiny-target.ts';

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

test('the folder of a run goes with its last log', async ({}, info) => {
  const folder = info.outputPath();
  const old = Date.now() / 1000 - 7.1 * 24 * 60 * 60;
  for (const run of ['20260102_030405_1a2b3c', '20260102_030406_4d5e6f', 'of-the-user']) {
    const log = path.join(folder, run, 'prod_server_20260102_030405_1a2b3c.log');
    await mkdir(path.dirname(log));
    await writeFile(log, '');
    await utimes(log, 0, old);
  }
  await writeFile(path.join(folder, '20260102_030406_4d5e6f', 'of-the-user.txt'), '');

  const removed = await cleanLogs(folder, 7);

  expect(removed).toBe(2);
  expect((await readdir(folder)).sort()).toEqual(['20260102_030406_4d5e6f', 'of-the-user']);
});

test('the logs of a live server are kept, however old', async () => {
  await using server = await launchServer(tinyTarget('healthy'));
  const inAYear = Date.now() + 365 * 24 * 60 * 60 * 1000;

  const old = await findOldLogs(path.dirname(server.logs.out), 7, inAYear);

  expect(old).not.toContain(server.logs.out);
  await server.stop();
  expect(await findOldLogs(path.dirname(server.logs.out), 7, inAYear)).toContain(server.logs.out);
});
