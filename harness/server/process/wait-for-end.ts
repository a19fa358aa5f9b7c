import { setTimeout as sleep } from 'node:timers/promises';
import { isFamilyThere } from './list-family.ts';
import type { Family } from './process-family.ts';
import { isAlive } from './process-identity.ts';
import { hasProcessTable } from './process-table.ts';

const pollMs = 250;

/** Waits until a family that is not our child's has ended, or until `signal` says that nobody waits any more. */
export async function waitForEnd(family: Family, signal: AbortSignal): Promise<void> {
  // Elsewhere a program would have to be asked for its start time four times a second.
  const isThere = hasProcessTable ? () => isFamilyThere(family) : async () => isRootAlive(family);
  while (!signal.aborted && (await isThere())) await sleep(pollMs, undefined, { signal }).catch(() => {});
}

function isRootAlive({ root }: Family): boolean {
  return root !== undefined && isAlive(root.pid);
}
