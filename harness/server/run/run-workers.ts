import { setTimeout as sleep } from 'node:timers/promises';
import { runVariable } from '../../config/run.ts';
import { hasProcessTable, readProcessTable, readProcFile, readVariable } from '../process/process-table.ts';
import { sendSignal } from '../process/send-signal.ts';

/** A worker whose runner is gone ends by itself, with the fixtures of its test, unless the test does not let it. */
const limitMs = 3_000;
/** One that is killed goes at once, unless the kernel holds it: nobody waits for that. */
const killLimitMs = 5_000;
const pollMs = 25;

/**
 * Waits until the test workers of a dead runner have ended; until then they may start what nobody would end.
 * @param clean called again and again meanwhile
 */
export async function outliveWorkers(runFolder: string, clean: () => Promise<unknown>): Promise<void> {
  const end = performance.now() + limitMs;
  for (let left = findWorkers(runFolder); left.length > 0; left = findWorkers(runFolder)) {
    if (performance.now() > end + killLimitMs) return;
    if (performance.now() > end) for (const pid of left) sendSignal(pid, 'SIGKILL');
    await sleep(pollMs);
    await clean();
  }
}

function findWorkers(runFolder: string): number[] {
  if (!hasProcessTable) return [];
  const pids = readProcessTable().map(({ pid }) => pid);
  // By its program too: a browser that was opened for a person carries the variable as well.
  return pids.filter((pid) => readVariable(pid, runVariable) === runFolder && isWorker(pid));
}

function isWorker(pid: number): boolean {
  return readProcFile(pid, 'cmdline').includes('workerProcessEntry');
}
