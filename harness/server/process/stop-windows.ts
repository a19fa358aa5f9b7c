import { setTimeout as sleep } from 'node:timers/promises';
import { ExplainedError } from '../../language/explained-error.ts';
import { text } from '../../language/text.ts';
import { hasStartedAt, identify, isAlive, isStillThere, type ProcessIdentity } from './process-identity.ts';
import type { Ending } from './stop-tree.ts';
import { endProcesses, listProcesses, type WindowsProcess } from './windows-processes.ts';

const pollMs = 50;

/**
 * Ends a process of Windows and what came out of it. There is no polite way: Windows has no signals, and taskkill
 * without force asks windows, which a server does not have.
 * @param endedAtMs when the root was seen to end, milliseconds since 1970
 * @throws when it lives and nothing tells whether it is the one that was started
 */
export async function stopOnWindows(
  root: ProcessIdentity,
  limitMs: number,
  endedAtMs?: number,
): Promise<Ending> {
  // Looked at before: the children of a killed process still name it as their parent, those of a dead child do not.
  const table = await listProcesses();
  const told = table.length === 0 ? await identify(root.pid) : undefined;
  // Alive is not enough to be ended: its number may be another's by now. Nor is it gone.
  if (table.length === 0 && told === undefined && isAlive(root.pid)) {
    const headline = text('server.unproven', { pid: root.pid });
    throw new ExplainedError({ headline, wayOut: [text('run.allowIdentity')] });
  }
  const wasThere = told ? hasStartedAt(root, told.startTime) : table.some((entry) => isSame(entry, root));
  // A number that is another's by now, and nobody saw when it was given away: its children may be anybody's.
  if (!wasThere && endedAtMs === undefined) return { wasThere, isGone: true };
  const descendants = findDescendants(table, root, wasThere ? undefined : endedAtMs);
  let left = wasThere ? [root, ...descendants] : descendants;
  // Counted from here: on a busy machine the look alone may have taken as long.
  const end = performance.now() + limitMs;
  while (left.length > 0 && performance.now() < end) {
    // Its exit code says little: 128 means not found. Look instead.
    await endProcesses(left.map(({ pid }) => pid));
    const isThere = await Promise.all(left.map(isStillThere));
    left = left.filter((_, index) => isThere[index]);
    if (left.length > 0) await sleep(pollMs);
    // What has had children may have got another one between the look and its end.
    else if (descendants.length > 0) left = await findLateComers(root, descendants);
  }
  return { wasThere, isGone: left.length === 0 };
}

/** What came out of processes that have been ended just now. */
async function findLateComers(
  root: ProcessIdentity,
  descendants: readonly ProcessIdentity[],
): Promise<ProcessIdentity[]> {
  const endedAtMs = Date.now();
  const table = await listProcesses();
  return [root, ...descendants].flatMap((parent) => findDescendants(table, parent, endedAtMs));
}

/** The two ways to ask for a start time may round it differently. */
function isSame({ pid, startedMs }: WindowsProcess, identity: ProcessIdentity): boolean {
  if (pid !== identity.pid) return false;
  return hasStartedAt(identity, String(startedMs)) || Math.abs(startedMs - Number(identity.startTime)) <= 1;
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
        !parents.some((known) => known.pid === pid) &&
        startedMs >= parent.startedMs - 1 &&
        startedMs <= parent.endedMs,
    );
    parents.push(...children.map((child) => ({ ...child, endedMs: Number.POSITIVE_INFINITY })));
  }
  return parents.slice(1).map(({ pid, startedMs }) => ({ pid, startTime: String(startedMs) }));
}
