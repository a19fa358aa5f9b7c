import path from 'node:path';
import { removeEmptyFolder, removeFile } from '../../files/remove-folder.ts';
import { readRecords } from '../run/record.ts';
import { listRuns } from '../run/run-folder.ts';
import { groupLogs, isOfRun } from './log-files.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The log files of a folder that nobody has written to for more than `keepDays`, by process: a quiet stream is as old
 * as the other one. Only ours, and none of a run that goes on.
 */
export async function findOldLogs(folder: string, keepDays: number, now = Date.now()): Promise<string[]> {
  const inUse = await findLogsInUse();
  const old = (await groupLogs(folder)).filter(
    ({ out, files }) => !inUse.has(out) && files.every(({ mtimeMs }) => now - mtimeMs > keepDays * dayMs),
  );
  return old.flatMap(({ files }) => files.map(({ file }) => file));
}

/** Removes the log files that `findOldLogs` finds; returns how many. One that stays keeps no run from starting. */
export async function cleanLogs(folder: string, keepDays: number, now = Date.now()): Promise<number> {
  const old = await findOldLogs(folder, keepDays, now);
  const results = await Promise.allSettled(old.map(removeLog));
  return results.filter(({ status }) => status === 'fulfilled').length;
}

/**
 * Removes a log, and the folder of its run with the last one.
 * @throws HeldFileError when it cannot go
 */
export async function removeLog(file: string): Promise<void> {
  await removeFile(file);
  const folder = path.dirname(file);
  if (isOfRun(folder)) await removeEmptyFolder(folder);
}

async function findLogsInUse(): Promise<Set<string>> {
  const records = await Promise.all((await listRuns()).map(({ run }) => readRecords(run.folder)));
  return new Set(records.flat().map(({ logs }) => logs.out));
}
