import { Invitation } from './invitation.ts';
import { findFamily } from './process-family.ts';
import { listChildren, readEntry } from './process-table.ts';
import { sendSignal } from './send-signal.ts';
import type { Ending, StopRequest } from './stop-tree.ts';
import { until } from './until.ts';

/**
 * Ends a family where the system has a process table: asks, waits for its grace, then kills.
 * @param killLimitMs how long what was killed may take to go
 */
export async function stopFamily(wanted: StopRequest, killLimitMs: number): Promise<Ending> {
  const { root, graceMs, onKill } = wanted;
  const isRootThere = () => root !== undefined && readEntry(root.pid)?.startTime === root.startTime;
  let wasThere = isRootThere();
  let { seen } = wanted;
  const look = () => {
    const left = findFamily({ ...wanted, seen });
    // A child may be known by its parent alone, which may be the first to go.
    seen = left;
    wasThere ||= left.length > 0;
    return left;
  };
  const invitation = new Invitation(graceMs / 2);
  const ask = () => {
    const left = look();
    invitation.send(left);
    return left.length === 0;
  };
  const kill = () => {
    const left = look();
    // It may have ended since the last look, and one that was not asked could not obey.
    if (left.length > 0 && graceMs > 0) onKill?.();
    for (const { pid } of left) sendSignal(pid, 'SIGKILL');
    return left.length === 0;
  };
  // Mostly all is over when the root is, and to see one process end is cheaper than to look at all.
  let hasRoot = wasThere;
  const hasLostRoot = () => {
    const had = hasRoot;
    hasRoot &&= isRootThere();
    return had && !hasRoot;
  };

  if (graceMs > 0) {
    // One that is alone is asked before the first look at all the others: that takes longer than many need to end.
    if (root !== undefined && wasThere && listChildren(root.pid).length === 0) invitation.sendTo(root.pid);
    if (await until(graceMs, ask, hasLostRoot)) return { wasThere, isGone: true };
  }
  const isGone = await until(killLimitMs, kill, hasLostRoot);
  return { wasThere, isGone };
}
