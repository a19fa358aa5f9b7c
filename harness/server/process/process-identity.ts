import { hasProcessTable, readEntry } from './process-table.ts';
import { askStartTime as askWindows } from './windows-processes.ts';

/** A pid alone is used again by the system; together with its start time it names one process forever. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startTime: string;
  /** Whether the start is by our own clock, because a busy Windows did not tell it: right to some seconds. */
  readonly isGuessed?: boolean;
}

/** Between our call to start a process and its start; no number is given to two processes within that. */
const guessMs = 10_000;

/** The identity of a live process, or undefined when there is none with this pid. */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  if (!isAlive(pid)) return undefined;
  const startTime = hasProcessTable ? readEntry(pid)?.startTime : await askStartTime(pid);
  return startTime === undefined || startTime === '' ? undefined : { pid, startTime };
}

/**
 * The identity of a child that was started just now; undefined when it is gone.
 * @param startedAtMs by our clock, milliseconds since 1970
 */
export async function identifyChild(pid: number, startedAtMs: number): Promise<ProcessIdentity | undefined> {
  const told = await identify(pid);
  if (told !== undefined || process.platform !== 'win32' || !isAlive(pid)) return told;
  return { pid, startTime: String(startedAtMs), isGuessed: true };
}

/** Whether a process started when an identity says. */
export function hasStartedAt({ startTime, isGuessed }: ProcessIdentity, told: string): boolean {
  return isGuessed ? Math.abs(Number(told) - Number(startTime)) < guessMs : told === startTime;
}

/**
 * Whether the very process that was identified is still there. One that lives and whose start nothing tells, as on a
 * busy Windows, counts as there: whoever takes it for gone forgets a server that runs.
 */
export async function isStillThere(identity: ProcessIdentity): Promise<boolean> {
  const found = await identify(identity.pid);
  if (found === undefined) return !hasProcessTable && isAlive(identity.pid);
  return hasStartedAt(identity, found.startTime);
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
