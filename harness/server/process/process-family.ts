import type { LogFiles } from '../logs/log-files.ts';
import { isSettledIn, resolveFolder } from './folder-trace.ts';
import type { ProcessIdentity } from './process-identity.ts';
import { type ProcessEntry, readMarker, readOutputs, readProcessTable } from './process-table.ts';

/** What the processes of one family have in common. */
export interface Family {
  /** What they carry in their environment. */
  readonly marker: string;
  /** The process that all came out of; absent when it was never known. It may be gone. */
  readonly root?: ProcessIdentity | undefined;
  /** Where they write to. */
  readonly logs?: LogFiles | undefined;
  /** The folder of theirs alone that they work in; absent for a service. */
  readonly workspace?: string | undefined;
  /** Those who were seen to descend from the root. */
  readonly seen?: readonly ProcessIdentity[] | undefined;
}

/**
 * The live processes that carry the marker, sit in the root's session, write to its logs, work in its folder, were seen
 * before or descend from one of them. So many ways, because a double fork leaves the tree, `setsid` leaves the session,
 * and a program may wipe its environment (PostgreSQL does).
 */
export function findFamily({ marker, root, logs, workspace, seen = [] }: Family): ProcessEntry[] {
  const all = readProcessTable();
  // Nothing that was there before the root came out of it; to look at those would cost most of the time.
  const isYoung = (entry: ProcessEntry) =>
    root === undefined || Number(entry.startTime) >= Number(root.startTime);
  const table = all.filter((entry) => entry.pid !== process.pid && isYoung(entry));
  const rootPid = findRootPid(all, root);
  const files = new Set(logs === undefined ? [] : [logs.out, logs.err]);
  const folder = root && workspace && resolveFolder(workspace);
  const isOurs = (entry: ProcessEntry) =>
    entry.pid === rootPid ||
    entry.session === rootPid ||
    seen.some(({ pid, startTime }) => pid === entry.pid && startTime === entry.startTime) ||
    readMarker(entry.pid) === marker ||
    (files.size > 0 && readOutputs(entry.pid).some((file) => files.has(file))) ||
    (folder !== undefined && isSettledIn(folder, entry, all, isYoung));
  const family = table.filter(isOurs);
  const known = new Set(family.map(({ pid }) => pid));
  // It grows while it is walked, until nobody's child is missing.
  for (const { pid } of family) {
    for (const entry of table) {
      if (entry.parent !== pid || known.has(entry.pid)) continue;
      known.add(entry.pid);
      family.push(entry);
    }
  }
  return family;
}

/** Undefined when its number is another's by now: the kernel gives it away when no process and no session has it. */
function findRootPid(all: readonly ProcessEntry[], root: ProcessIdentity | undefined): number | undefined {
  const now = all.find(({ pid }) => pid === root?.pid);
  return now !== undefined && now.startTime !== root?.startTime ? undefined : root?.pid;
}
