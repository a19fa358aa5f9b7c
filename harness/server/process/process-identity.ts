import { hasProcessTable, readEntry } from './process-table.ts';
import { askStartTime as askWindows } from './windows-processes.ts';

/** A pid alone is used again by the system; together with its start time it names one process forever. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startTime: string;
}

/** The identity of a live process, or undefined when there is none with this pid. */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  if (!isAlive(pid)) return undefined;
  const startTime = hasProcessTable ? readEntry(pid)?.startTime : await askStartTime(pid);
  return startTime === undefined || startTime === '' ? undefined : { pid, startTime };
}

/**
 * Whether the very process that was identified is still there. One that lives and whose start nothing tells, as on a
 * busy Windows, counts as there: whoever takes it for gone forgets a server that runs.
 */
export async function isStillThere({ pid, startTime }: ProcessIdentity): Promise<boolean> {
  const found = await identify(pid);
  if (found === undefined) return !hasProcessTable && isAlive(pid);
  return found.startTime === startTime;
}

/** Whether any process has this pid. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, but another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Elsewhere than on Linux nobody but a program tells it. */
async function askStartTime(pid: number): Promise<string | undefined> {
  if (process.platform === 'win32') return askWindows(pid);
  // Not before: it takes every worker 170 ms to load, and on Linux nobody gets here.
  const { execa } = await import('execa');
  const { stdout } = await execa('ps', ['-o', 'lstart=', '-p', String(pid)], {
    reject: false,
    timeout: 10_000,
  });
  return String(stdout ?? '').trim();
}
