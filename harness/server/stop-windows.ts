import { setTimeout as sleep } from 'node:timers/promises';
import { isStillThere, type ProcessIdentity } from './process-identity.ts';
import { endTree, listProcesses, type WindowsProcess } from './windows-processes.ts';

const pollMs = 50;

/**
 * Ends a process of Windows and what came out of it. There is no polite way: Windows has no signals, and taskkill
 * without force asks windows, which a server does not have.
 * @param endedAtMs when the root was seen to end, milliseconds since 1970
 * @returns whether all of it is gone in time
 */
export async function stopOnWindows(
  root: ProcessIdentity,
  endedAtMs: number | undefined,
  limitMs: number,
): Promise<boolean> {
  const end = performance.now() + limitMs;
  // Looked at before: the children of a killed process still name it as their parent, those of a dead child do not.
  let left = findDescendants(await listProcesses(), root, endedAtMs);
  if (endedAtMs === undefined) left.unshift(root);
  while (left.length > 0 && performance.now() < end) {
    // Its exit code says little: 128 means not found, 255 that one of the tree had ended meanwhile. Look instead.
    await Promise.all(left.map(({ pid }) => endTree(pid)));
    await sleep(pollMs);
    const isThere = await Promise.all(left.map(isStillThere));
    left = left.filter((_, index) => isThere[index]);
  }
  return left.length === 0;
}

/**
 * What came out of a process, by the parents that Windows remembers. A parent's number may be another's by now, so a
 * child counts only when it is younger than its parent and, where the root has ended, was there before that.
 */
export function findDescendants(
  table: readonly WindowsProcess[],
  root: ProcessIdentity,
  endedAtMs = Number.POSITIVE_INFINITY,
): ProcessIdentity[] {
  const parents = [{ pid: root.pid, startedMs: Number(root.startTime), endedMs: endedAtMs }];
  for (const parent of parents) {
    const children = table.filter(
      ({ pid, parent: of, startedMs }) =>
        of === parent.pid &&
        pid !== parent.pid &&
        startedMs >= parent.startedMs &&
        startedMs <= parent.endedMs,
    );
    parents.push(...children.map((child) => ({ ...child, endedMs: Number.POSITIVE_INFINITY })));
  }
  return parents.slice(1).map(({ pid, startedMs }) => ({ pid, startTime: String(startedMs) }));
}
