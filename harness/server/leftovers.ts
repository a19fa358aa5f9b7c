import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { findOldLogs } from './clean-logs.ts';
import { isStillThere } from './process-identity.ts';
import { reapRun } from './reap.ts';
import { listRuns } from './run-folder.ts';

/** Something of ours that nobody needs any more. */
export interface Leftover {
  /** A log file, or a run whose owner is gone: its records, its workspaces and what still runs of it. */
  readonly kind: 'log' | 'run';
  readonly path: string;
  readonly bytes: number;
}

/** A run without an owner is being made, or was when its maker was killed: nobody takes this long to make one. */
const makingMs = 60 * 60 * 1000;

/** What may go: old logs of a folder, and dead runs. Never what belongs to a run that goes on. */
export async function findLeftovers(logFolder: string, keepDays: number): Promise<Leftover[]> {
  const runs = await findDeadRuns();
  const logs = await findOldLogs(logFolder, keepDays);
  return Promise.all([
    ...runs.map(async (path): Promise<Leftover> => ({ kind: 'run', path, bytes: await measure(path) })),
    ...logs.map(async (path): Promise<Leftover> => ({ kind: 'log', path, bytes: await measure(path) })),
  ]);
}

/** Removes it; of a dead run, the processes too. */
export async function removeLeftover({ kind, path }: Leftover): Promise<void> {
  if (kind === 'run') await reapRun(path);
  else await rm(path, { force: true });
}

/** The folders of runs whose owner has ended. */
export async function findDeadRuns(): Promise<string[]> {
  const runs = await listRuns();
  const isDead = await Promise.all(
    runs.map(async ({ run, owner }) =>
      owner === undefined ? await isOlderThan(run.folder, makingMs) : !(await isStillThere(owner)),
    ),
  );
  return runs.filter((_, index) => isDead[index]).map(({ run }) => run.folder);
}

async function isOlderThan(folder: string, ms: number): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > ms;
}

/** Bytes of a file, or of all files of a folder; links are not followed. */
async function measure(place: string): Promise<number> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch(() => undefined);
  const files = entries?.filter((entry) => entry.isFile()) ?? [];
  const paths =
    entries === undefined ? [place] : files.map(({ parentPath, name }) => path.join(parentPath, name));
  const sizes = await Promise.all(
    paths.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
