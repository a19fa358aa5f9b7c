import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import treeKill from 'tree-kill';
import { formatDuration, text } from '../language/text.ts';
import { isStillThere, type ProcessIdentity } from './process-identity.ts';
import { hasProcessTable, readMarker, readProcessTable } from './process-table.ts';
import { stopOnWindows } from './stop-windows.ts';

const pollMs = 10;
/** How long a killed process may take to leave the table: it is the kernel's work, not the program's. */
const killLimitMs = 5_000;

export interface StopRequest {
  /** For people. */
  readonly name: string;
  /** What the process and its descendants carry in their environment. */
  readonly marker: string;
  readonly root?: ProcessIdentity;
  /** How long a polite server may take to end by itself, milliseconds; at 0 it is not asked. */
  readonly graceMs: number;
  /** When the root was seen to end by itself, milliseconds since 1970: only we, its parent, get to know. */
  readonly endedAtMs?: number | undefined;
}

/**
 * Ends a process and everything that came out of it: asks once, waits, then kills, and proves that it is gone.
 * @throws when something is still there after it was killed
 */
export async function stopTree(request: StopRequest): Promise<void> {
  const { root } = request;
  // A marker that is found nowhere and a pid that now is somebody else's: nothing of ours is left.
  const rootIsOurs = root !== undefined && (await isStillThere(root));
  const family = rootIsOurs ? root : undefined;
  if (hasProcessTable) return stopFamily(request, family);
  const isStopped = await stopWithoutTable(request, family);
  if (!isStopped) throw stillRunning(request.name);
}

/**
 * The processes that carry the marker, sit in the root's session or descend from it. Three ways, because a double
 * fork leaves the tree, `setsid` leaves the session, and a program may wipe its environment (PostgreSQL does).
 */
export function findFamily(marker: string, root: ProcessIdentity | undefined): number[] {
  const table = readProcessTable();
  const family = new Set<number>();
  for (const { pid, session } of table) {
    if (session === root?.pid || readMarker(pid) === marker) family.add(pid);
  }
  if (root !== undefined) family.add(root.pid);
  for (let grown = -1; grown !== family.size; ) {
    grown = family.size;
    for (const { pid, parent } of table) if (family.has(parent)) family.add(pid);
  }
  const alive = new Set(table.map(({ pid }) => pid));
  return [...family].filter((pid) => alive.has(pid) && pid !== process.pid);
}

async function stopFamily(request: StopRequest, root: ProcessIdentity | undefined): Promise<void> {
  const { name, marker, graceMs } = request;
  // Each process gets the signal exactly once: a second SIGTERM aborts the drain of many servers.
  const asked = new Set<number>();
  const ask = () => {
    const family = findFamily(marker, root);
    for (const pid of family.filter((pid) => !asked.has(pid))) send(pid, 'SIGTERM', asked);
    return family.length === 0;
  };
  if (graceMs > 0 && (await until(graceMs, ask))) return;
  const isKilled = await until(killLimitMs, () => {
    const family = findFamily(marker, root);
    for (const pid of family) send(pid, 'SIGKILL', asked);
    return family.length === 0;
  });
  if (!isKilled) throw stillRunning(name);
}

function stillRunning(name: string): Error {
  return new Error(text('server.stillRunning', { name, elapsed: formatDuration(killLimitMs) }));
}

function send(pid: number, signal: NodeJS.Signals, asked: Set<number>): void {
  asked.add(pid);
  try {
    process.kill(pid, signal);
  } catch {
    // Gone between the look and the signal: just what was wanted.
  }
}

async function stopWithoutTable(
  { root, endedAtMs }: StopRequest,
  family: ProcessIdentity | undefined,
): Promise<boolean> {
  // A root that is gone leaves its children: Windows remembers whose they are, macOS does not.
  const isWorthALook = family !== undefined || endedAtMs !== undefined;
  if (process.platform === 'win32' && root !== undefined && isWorthALook)
    return stopOnWindows(root, endedAtMs, killLimitMs);
  return family === undefined || stopByTreeKill(family);
}

/** macOS. tree-kill calls back when the signals are sent, not when they worked, so the end is awaited. */
async function stopByTreeKill(root: ProcessIdentity): Promise<boolean> {
  await promisify(treeKill as (pid: number, signal: string, done: (error?: Error) => void) => void)(
    root.pid,
    'SIGKILL',
  );
  return until(killLimitMs, async () => !(await isStillThere(root)));
}

async function until(limitMs: number, isDone: () => boolean | Promise<boolean>): Promise<boolean> {
  const end = performance.now() + limitMs;
  do {
    if (await isDone()) return true;
    await sleep(pollMs);
  } while (performance.now() < end);
  return false;
}
