import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, isStillThere, type ProcessIdentity } from './process-identity.ts';
import { hasProcessTable } from './process-table.ts';

const pollMs = 250;

/** Waits until a process that is not our child has ended, or until `signal` says that nobody waits any more. */
export async function waitForEnd(identity: ProcessIdentity, signal: AbortSignal): Promise<void> {
  // Elsewhere a program would have to be asked for its start time four times a second.
  const isThere = hasProcessTable ? () => isStillThere(identity) : async () => isAlive(identity.pid);
  while (!signal.aborted && (await isThere())) await sleep(pollMs, undefined, { signal }).catch(() => {});
}
