import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { keepLogOrder } from '../../harness/server/logs/log-order.ts';
import { readMerged } from '../../harness/server/logs/merged-log.ts';

const bursts = 200;
const turnsOfBurst = 20;
/** Each burst comes a little later in the time between two looks, and so does some look fall into one of them. */
const writeBursts = `
  let turn = 0;
  const burst = () => {
    for (let end = turn + ${turnsOfBurst}; turn < end; turn += 1) {
      console.log('out ' + turn);
      console.error('err ' + turn);
    }
    if (turn < ${bursts * turnsOfBurst}) setTimeout(burst, 10 + (turn % 7));
  };
  burst();
`;

test('bursts of another process keep their order, whenever somebody looks', async ({}, info) => {
  const files = { out: info.outputPath('a.log'), err: info.outputPath('a.log.err') };
  const [out, err] = [await open(files.out, 'a'), await open(files.err, 'a')];
  const order = keepLogOrder(files);

  const child = spawn(process.execPath, ['-e', writeBursts], { stdio: ['ignore', out.fd, err.fd] });
  await once(child, 'exit');
  await Promise.all([out.close(), err.close()]);
  await order.stop();

  const entries = await readMerged(files, { lines: Number.MAX_SAFE_INTEGER });
  const turns = Array.from({ length: bursts * turnsOfBurst }, (_, turn) => [`out ${turn}`, `err ${turn}`]);
  expect(entries.map(({ line }) => line)).toEqual(turns.flat());
});
