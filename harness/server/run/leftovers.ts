import type { HeldFileError } from '../../files/until-released.ts';
import { weighTree } from '../../files/weigh-tree.ts';
import { findOldLogs, removeLog } from '../logs/clean-logs.ts';
import { finishRunRemovals, isOver, listRuns, listUnremovedRuns, reapDeadRuns } from './run-folder.ts';

/** Something of ours that nobody needs any more. */
export interface Leftover {
  /** A log file, or a run that is over: its records, its workspaces and what still runs of it. */
  readonly kind: 'log' | 'run';
  readonly path: string;
  readonly bytes: number;
}

/** What may go: old logs of a folder, and dead runs. Never what belongs to a run that goes on. */
export async function findLeftovers(logFolder: string, keepDays: number): Promise<Leftover[]> {
  const runs = [...(await findDeadRuns()), ...(await listUnremovedRuns())];
  const logs = await findOldLogs(logFolder, keepDays);
  return Promise.all([
    ...runs.map(
      async (path): Promise<Leftover> => ({ kind: 'run', path, bytes: (await weighTree(path)).bytes }),
    ),
    ...logs.map(
      async (path): Promise<Leftover> => ({ kind: 'log', path, bytes: (await weighTree(path)).bytes }),
    ),
  ]);
}

/**
 * Removes them; of a dead run, the processes too.
 * @returns why some are still there
 */
export async function removeLeftovers(leftovers: readonly Leftover[]): Promise<HeldFileError[]> {
  await reapDeadRuns(() => {}); // told below
  const logs = leftovers.filter(({ kind }) => kind === 'log');
  const results = await Promise.allSettled(logs.map(({ path }) => removeLog(path)));
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  return [...errors, ...(await finishRunRemovals())];
}

/** The folders of runs that are over. */
export async function findDeadRuns(): Promise<string[]> {
  const runs = await listRuns();
  const isDead = await Promise.all(runs.map(isOver));
  return runs.filter((_, index) => isDead[index]).map(({ run }) => run.folder);
}
