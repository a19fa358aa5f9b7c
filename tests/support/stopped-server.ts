import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isPortTaken } from '../../harness/server/port/port.ts';
import { hasProcessTable, readEntry } from '../../harness/server/process/process-table.ts';
import type { Server } from '../../harness/server/server.ts';

/** Whether trees can be followed wherever they flee: elsewhere tree-kill does what it can. */
export const canFollowTrees = hasProcessTable;

/** What became of the processes that a server consisted of, by their own notes. */
export interface Remains {
  /** How many there were. */
  readonly noted: number;
  readonly alive: readonly number[];
  readonly isPortTaken: boolean;
}

/** Looks for what is left of a server. */
export async function findRemains({ workspace, port }: Server): Promise<Remains> {
  const pids = await readPids(workspace);
  return {
    noted: pids.length,
    alive: pids.filter(isRunning),
    isPortTaken: await isPortTaken('127.0.0.1', port),
  };
}

/** The processes that noted themselves in a folder. */
export async function readPids(folder: string): Promise<number[]> {
  const notes = await readFile(path.join(folder, 'pids.txt'), 'utf8');
  return notes.trim().split('\n').map(Number);
}

/** Not `kill(pid, 0)`: an orphan that nobody waits for stays in the table when it has ended. */
export function isRunning(pid: number): boolean {
  return readEntry(pid) !== undefined;
}
