import type { LogFiles } from '../logs/log-files.ts';
import type { ProcessIdentity } from './process-identity.ts';
import { type ProcessEntry, readMarker, readOutputs, readProcessTable } from './process-table.ts';

/** What the processes of one family have in common. */
export interface Family {
  /** What they carry in their environment. */
  readonly marker: string;
  /** The process that all came out of; absent when it is gone or was never known. */
  readonly root?: ProcessIdentity | undefined;
  /** Where they write to. */
  readonly logs?: LogFiles | undefined;
}

/**
 * The live processes that carry the marker, sit in the root's session, write to its logs or descend from one of them.
 * Four ways, because a double fork leaves the tree, `setsid` leaves the session, and a program may wipe its
 * environment (PostgreSQL does).
 */
export function findFamily({ marker, root, logs }: Family): ProcessEntry[] {
  const table = readProcessTable().filter(({ pid }) => pid !== process.pid);
  const files = new Set(logs === undefined ? [] : [logs.out, logs.err]);
  const isOurs = ({ pid, session }: ProcessEntry) =>
    pid === root?.pid ||
    session === root?.pid ||
    readMarker(pid) === marker ||
    (files.size > 0 && readOutputs(pid).some((file) => files.has(file)));
  const family = table.filter((entry) => isYoungerThan(entry, root) && isOurs(entry));
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

/** Nothing that was there before the root came out of it; to look at those would cost most of the time. */
function isYoungerThan({ startTime }: ProcessEntry, root: ProcessIdentity | undefined): boolean {
  return root === undefined || Number(startTime) >= Number(root.startTime);
}
