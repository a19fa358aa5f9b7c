import type { ProcessIdentity } from './process-identity.ts';
import { listChildren, readEntry } from './process-table.ts';

/** A look at the few processes of a server costs a fraction of a millisecond. */
const intervalMs = 500;

/** Who came out of a process, remembered: one that later leaves tree, session and environment stays known. */
export interface Descendants extends Disposable {
  /** Those who were alive at the last look. */
  readonly seen: readonly ProcessIdentity[];
  /** Looks now; true when it finds somebody new. */
  look(): boolean;
}

/**
 * Looks now and then who descends from a process. Linux only: elsewhere nobody is seen.
 * @param onNew told when somebody new was found by itself
 */
export function watchDescendants(root: ProcessIdentity, onNew: () => void): Descendants {
  let seen: readonly ProcessIdentity[] = [];
  const look = () => {
    const before = seen;
    seen = findDescendants(root, before);
    return seen.some((entry) => !before.some((known) => isSame(known, entry)));
  };
  const timer = setInterval(() => look() && onNew(), intervalMs);
  timer.unref();
  return {
    get seen() {
      return seen;
    },
    look,
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

/** Those known before who are still there, and whatever came out of them or the root. */
function findDescendants(root: ProcessIdentity, before: readonly ProcessIdentity[]): ProcessIdentity[] {
  const family = [root, ...before].filter((known) => readEntry(known.pid)?.startTime === known.startTime);
  // It grows while it is walked.
  for (const { pid } of family) {
    for (const child of listChildren(pid)) {
      const entry = family.some((known) => known.pid === child) ? undefined : readEntry(child);
      if (entry !== undefined) family.push({ pid: child, startTime: entry.startTime });
    }
  }
  return family.filter((entry) => !isSame(entry, root));
}

function isSame(one: ProcessIdentity, other: ProcessIdentity): boolean {
  return one.pid === other.pid && one.startTime === other.startTime;
}
