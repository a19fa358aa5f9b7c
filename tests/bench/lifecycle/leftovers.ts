import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** In the environment of everything that a trial starts, however often it forks. */
export const trialVariable = 'LIFECYCLE_BENCH';

/** The live processes of a trial; zombies have no environment any more and are not found. */
export function findProcesses(trial: string): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => readProc(pid, 'environ').includes(`\0${trialVariable}=${trial}\0`)).map(Number);
}

/** How many processes of a trial stay: what is about to end gets `graceMs` for it. */
export async function countLeftovers(trial: string, graceMs: number): Promise<number> {
  const end = performance.now() + graceMs;
  for (;;) {
    const { length } = findProcesses(trial);
    if (length === 0 || performance.now() > end) return length;
    await sleep(5);
  }
}

/** Ends what a trial has left: its own processes only, told by the marker that no other process has. */
export function endLeftovers(trial: string): void {
  for (const pid of findProcesses(trial)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended between the look and the signal.
    }
  }
}

/** A file of `/proc`, surrounded by zeros; empty when the process has ended or is another user's. */
export function readProc(pid: number | string, name: string): string {
  try {
    return `\0${readFileSync(`/proc/${pid}/${name}`, 'utf8')}\0`;
  } catch {
    return '';
  }
}
