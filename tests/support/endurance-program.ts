import { readdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { publishRun } from '../../harness/config/run.ts';
import { systemFolders } from '../../harness/config/system-folders.ts';
import { launchServer } from '../../harness/server/launch.ts';
import { findListeners } from '../../harness/server/port/listeners.ts';
import { readVariable } from '../../harness/server/process/process-table.ts';
import { reapRun } from '../../harness/server/run/reap.ts';
import { readRecords } from '../../harness/server/run/record.ts';
import { createRun } from '../../harness/server/run/run-folder.ts';
import { commandTarget } from './tiny-target.ts';

// A process of its own, so that it can count what it holds: starts and stops many servers and tells what is left.
const [count = '', ...command] = process.argv.slice(2);
/** At the same time: most of a start is waiting. */
const lanes = 5;
const [file = '', ...args] = command;
const run = await createRun();
publishRun(run);
const ports: number[] = [];

async function startAndStop(): Promise<void> {
  const server = await launchServer(commandTarget(file, args));
  ports.push(server.port);
  await server.stop();
}

async function startAndStopMany(times: number): Promise<void> {
  for (let left = times; left > 0; left -= 1) await startAndStop();
}

const countFiles = () => readdirSync('/proc/self/fd').length;
const listHandles = () => process.getActiveResourcesInfo().filter((name) => name !== 'Immediate');

// What is loaded and opened once, at the first start.
await startAndStop();
const before = { files: countFiles(), handles: listHandles().length };
await Promise.all(Array.from({ length: lanes }, () => startAndStopMany(Number(count) / lanes)));
// By somebody of ours: other tests take ports from the same range.
const holders = (await Promise.all(ports.map((port) => findListeners(port)))).flat();
const held = holders.filter((pid) => readVariable(pid, 'TMPDIR') === systemFolders.temp);
const records = await readRecords(run.folder);
const inRun = (await readdir(run.folder)).sort();
await reapRun(run.folder);
console.log(
  JSON.stringify({
    started: ports.length - 1,
    ports: held.length,
    records: records.length,
    inRun,
    // One less is a socket that was just being closed at the first count.
    files: Math.max(0, countFiles() - before.files),
    handles: Math.max(0, listHandles().length - before.handles),
    runs: await readdir(path.dirname(run.folder)),
  }),
);
