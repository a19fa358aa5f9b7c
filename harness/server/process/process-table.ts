import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process as the kernel knows it. The start time tells two processes with the same pid apart. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly session: number;
  /** Clock ticks since the machine's start: it does not jump when somebody sets the clock. */
  readonly startTime: string;
}

/** The variable that every process we start carries, and hands on to its children whatever they do. */
export const markerVariable = 'FIRSTRUN_PROCESS';

/** Whether this system has `/proc`; without it trees are found by tree-kill. */
export const hasProcessTable = process.platform === 'linux';

/** All live processes; zombies are dead. Read from `/proc`, because `ps` is missing from small images. */
export function readProcessTable(): ProcessEntry[] {
  return listNumbers('/proc').flatMap((pid) => readEntry(pid) ?? []);
}

/** One process, or undefined when it is gone. */
export function readEntry(pid: number): ProcessEntry | undefined {
  const stat = readProcFile(pid, 'stat');
  // The command name stands in brackets and may hold anything, brackets and spaces too: count from its end.
  const [state, parent, , session, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === undefined || state === '' || state === 'Z' || state === 'X') return undefined;
  return { pid, parent: Number(parent), session: Number(session), startTime: rest[15] ?? '' };
}

/** The marker in the environment of a process, or undefined when it has none or is not ours to look at. */
export function readMarker(pid: number): string | undefined {
  return readVariable(pid, markerVariable);
}

/** What a variable was when a process started; undefined as above. */
export function readVariable(pid: number, name: string): string | undefined {
  const prefix = `${name}=`;
  const entry = readProcFile(pid, 'environ')
    .split('\0')
    .find((line) => line.startsWith(prefix));
  return entry?.slice(prefix.length);
}

/** Whether a process has a handler of its own for a signal, so that what happens then is its business. */
export function catchesSignal(pid: number, number: number): boolean {
  const mask = /^SigCgt:\s*([0-9a-f]+)$/m.exec(readProcFile(pid, 'status'))?.[1] ?? '0';
  return (BigInt(`0x${mask}`) & (1n << BigInt(number - 1))) !== 0n;
}

/**
 * What a process has done up to now: as long as this stays the same, it has slept and got no signal.
 * @returns undefined when it is doing something, or is gone
 */
export function readActivity(pid: number): string | undefined {
  const threads = listNumbers(`/proc/${pid}/task`).map((thread) =>
    readProcFile(pid, `task/${thread}/status`),
  );
  const isAsleep = threads.every((status) => /^State:\s*[SI]/m.test(status));
  if (threads.length === 0 || !isAsleep) return undefined;
  // Switches count how often it woke; a signal that it has not seen yet is pending.
  return threads.map((status) => status.match(/^(voluntary_ctxt|ShdPnd|SigPnd).*$/gm)?.join()).join();
}

/** Whether a process has started others that still are its children. */
export function hasChildren(pid: number): boolean {
  return listNumbers(`/proc/${pid}/task`).some(
    (thread) => readProcFile(pid, `task/${thread}/children`) !== '',
  );
}

/** The files that a process writes its two streams to, as far as they are files and it is ours to look at. */
export function readOutputs(pid: number): string[] {
  return [1, 2].map((stream) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${stream}`);
    } catch {
      return '';
    }
  });
}

/**
 * The program that runs in a process: its file, else the name that it goes by. Never an argument, which may be a
 * password; nor its title, which a process makes of its arguments as it likes.
 */
export function readProgram(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '');
  } catch {
    return readProcFile(pid, 'comm').trim(); // another user's, or a thread of the kernel
  }
}

/** The number of the user that a process belongs to; undefined when it is gone. */
export function readUser(pid: number): number | undefined {
  const uid = /^Uid:\s*(\d+)/m.exec(readProcFile(pid, 'status'))?.[1];
  return uid === undefined ? undefined : Number(uid);
}

/** What `/proc` says; empty when the process ended meanwhile or is another user's: both are everyday, neither an error. */
export function readProcFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

/** The entries of a folder of the kernel that are numbers. */
function listNumbers(folder: string): number[] {
  try {
    return readdirSync(folder).map(Number).filter(Number.isInteger);
  } catch {
    return []; // as above
  }
}
