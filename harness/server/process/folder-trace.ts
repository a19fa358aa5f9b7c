import { realpathSync } from 'node:fs';
import { isInside } from '../../files/is-inside.ts';
import { type ProcessEntry, readFolder, readVariable } from './process-table.ts';

/** A folder as the kernel names it. */
export function resolveFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder; // removed by now
  }
}

/**
 * Whether a process has settled in the folder of a server: it works there, and so does what its session consists of.
 * A person who looks around there has a terminal or a display, what a test runs there is its worker's child or sits in
 * an older session, and both are left alone.
 * @param isYoung whether a process is no older than the server
 */
export function isSettledIn(
  folder: string,
  entry: ProcessEntry,
  all: readonly ProcessEntry[],
  isYoung: (entry: ProcessEntry) => boolean,
): boolean {
  if (entry.hasTerminal || entry.parent === process.pid || !worksIn(folder, entry)) return false;
  const session = all.filter((other) => other.session === entry.session);
  return (
    session.every((other) => isYoung(other) && (other.pid !== entry.session || worksIn(folder, other))) &&
    ['DISPLAY', 'WAYLAND_DISPLAY'].every((name) => readVariable(entry.pid, name) === undefined)
  );
}

function worksIn(folder: string, { pid }: ProcessEntry): boolean {
  const place = readFolder(pid);
  return place !== undefined && isInside(folder, place);
}
