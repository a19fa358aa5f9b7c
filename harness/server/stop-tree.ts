import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { formatDuration, text } from '../language/text.ts';
import { type Family, findFamily } from './process-family.ts';
import { isStillThere, type ProcessIdentity } from './process-identity.ts';
import { catchesSignal, hasProcessTable, type ProcessEntry, readEntry } from './process-table.ts';
import { stopOnWindows } from './stop-windows.ts';

const pollMs = 10;
/** How long a killed process may take to leave the table: it is the kernel's work, not the program's. */
const killLimitMs = 5_000;
/** By the system's own count. */
const sigterm = 15;

export interface StopRequest extends Family {
  /** For people. */
  readonly name: string;
  /** How long a polite server may take to end by itself, milliseconds; at 0 it is not asked. */
  readonly graceMs: number;
  /** When the root was seen to end by itself, milliseconds since 1970: only we, its parent, get to know. */
  readonly endedAtMs?: number | undefined;
}

/**
 * Ends a process and everything that came out of it: asks once, waits, then kills, and proves that it is gone.
 * @returns whether there was anything to end
 * @throws when something is still there after it was killed
 */
export async function stopTree(request: StopRequest): Promise<boolean> {
  if (hasProcessTable) return stopFamily(request);
  const { root } = request;
  // A pid that now is somebody else's is no root of ours.
  const isOurs = root !== undefined && (await isStillThere(root));
  if (!(await stopWithoutTable(request, isOurs ? root : undefined))) throw stillRunning(request.name);
  return isOurs;
}

async function stopFamily({ name, graceMs, ...wanted }: StopRequest): Promise<boolean> {
  const family = { ...wanted, root: isReused(wanted.root) ? undefined : wanted.root };
  // Each process gets the signal exactly once: a second SIGTERM aborts the drain of many servers.
  const asked = new Set<number>();
  const begin = performance.now();
  let wasThere = isThere(family.root);
  const look = () => {
    const left = findFamily(family);
    wasThere ||= left.length > 0;
    return left;
  };
  const ask = () => {
    const left = look();
    const isPatient = performance.now() - begin < graceMs / 2;
    const silent = left.filter(({ pid }) => !asked.has(pid));
    // Chosen before the first is asked, so that a parent which ends at once counts as it was when we looked.
    const due = isPatient ? silent.filter((entry) => !isLed(entry, left)) : silent;
    for (const { pid } of due) send(pid, 'SIGTERM', asked);
    return left.length === 0;
  };
  const kill = () => {
    const left = look();
    for (const { pid } of left) send(pid, 'SIGKILL', asked);
    return left.length === 0;
  };
  // Before the first look at the others: that takes longer than many a server needs to end.
  if (graceMs > 0 && wasThere) send(family.root?.pid as number, 'SIGTERM', asked);
  if (graceMs > 0 && (await until(graceMs, ask, family.root))) return wasThere;
  if (!(await until(killLimitMs, kill, family.root))) throw stillRunning(name);
  return wasThere;
}

/**
 * Whether a process lives under another of its family that handles SIGTERM itself: npm passes it on, a master ends
 * its workers in order, and from us it would be the second one. Whoever has no such parent any more is asked by us.
 */
function isLed({ parent }: ProcessEntry, family: readonly ProcessEntry[]): boolean {
  const leader = family.find(({ pid }) => pid === parent);
  return leader !== undefined && (catchesSignal(leader.pid, sigterm) || isLed(leader, family));
}

function isThere(root: ProcessIdentity | undefined): boolean {
  return root !== undefined && readEntry(root.pid)?.startTime === root.startTime;
}

/** The kernel gives a number away again only when no process and no session has it: then all of ours is gone. */
function isReused(root: ProcessIdentity | undefined): boolean {
  const now = root && readEntry(root.pid);
  return now !== undefined && now.startTime !== root?.startTime;
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
  // Nobody else needs it, and what is not needed shall not take its time at every start.
  const { default: treeKill } = await import('tree-kill');
  await promisify<number, string>(treeKill)(root.pid, 'SIGKILL');
  return until(killLimitMs, async () => !(await isStillThere(root)));
}

async function until(
  limitMs: number,
  isDone: () => boolean | Promise<boolean>,
  root?: ProcessIdentity,
): Promise<boolean> {
  const end = performance.now() + limitMs;
  do {
    if (await isDone()) return true;
    await pause(Math.min(pollMs, end - performance.now()), root);
  } while (performance.now() < end);
  return false;
}

/** Waits, but not beyond the end of the root: mostly all is over then, and to see one process end is cheap. */
async function pause(ms: number, root: ProcessIdentity | undefined): Promise<void> {
  if (!isThere(root)) return sleep(ms);
  const end = performance.now() + ms;
  do await sleep(1);
  while (isThere(root) && performance.now() < end);
}
