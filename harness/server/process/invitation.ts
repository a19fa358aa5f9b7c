import { catchesSignal, type ProcessEntry, readActivity } from './process-table.ts';
import { sendSignal } from './send-signal.ts';

/** By the system's own count. */
const sigterm = 15;

/**
 * Asks the processes of a family to end, each exactly once: a second SIGTERM aborts the drain of many servers. Who
 * lives under one that handles SIGTERM itself is left to that one for a while: npm passes it on, a master ends its
 * workers in order, and ours would be the second.
 */
export class Invitation {
  readonly #asked = new Set<number>();
  /** What those had done whom we left to somebody else, before that one was asked. */
  readonly #led = new Map<number, string | undefined>();
  readonly #patienceEnd: number;

  constructor(patienceMs: number) {
    this.#patienceEnd = performance.now() + patienceMs;
  }

  /** Asks those of a family who are to be asked by now. */
  send(family: readonly ProcessEntry[]): void {
    const isPatient = performance.now() < this.#patienceEnd;
    const silent = family.filter(({ pid }) => !this.#asked.has(pid));
    // Chosen before the first is asked, so that a parent which ends at once counts as it was when we looked.
    const due = silent.filter((entry) => !isPatient || !this.#isLeft(entry, family));
    for (const { pid } of due) this.sendTo(pid);
  }

  /** Asks one. */
  sendTo(pid: number): void {
    this.#asked.add(pid);
    sendSignal(pid, 'SIGTERM');
  }

  #isLeft(entry: ProcessEntry, family: readonly ProcessEntry[]): boolean {
    const { pid } = entry;
    if (isLed(entry, family)) {
      if (!this.#led.has(pid)) this.#led.set(pid, readActivity(pid));
      return true;
    }
    if (!this.#led.has(pid)) return false;
    // Its leader is gone. One that has slept since was not told; another may have been, or may be hearing of it just now.
    const activity = readActivity(pid);
    return activity === undefined || activity !== this.#led.get(pid);
  }
}

function isLed({ parent }: ProcessEntry, family: readonly ProcessEntry[]): boolean {
  const leader = family.find(({ pid }) => pid === parent);
  return leader !== undefined && (catchesSignal(leader.pid, sigterm) || isLed(leader, family));
}
