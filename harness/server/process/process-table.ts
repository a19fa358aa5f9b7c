import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process as the kernel knows it. The start time tells two processes with the same pid apart. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly session: number;
  /** Whether it belongs to a terminal, and so to a person. */
  readonly hasTerminal: boolean;
  /** Clock ticks since the machine's start: it does not jump when somebody sets the clock. */
  readonly startTime: string;
}

/** The variable that every process we start carries, and hands on to its children whatever they do. */
export const markerVariable = 'FIRSTRUN_PROCESS';

/** Whether this system has `/proc`; without it trees are found by tree-kill. */
export const hasProcessTable = process.platform === 'linux';

/** All live processes; zombies are dead, unless only their first thread has ended. Read from `/proc`, because `ps` is missing from small images. */
export function readProcessTable(): ProcessEntry[] {
  return listNumbers('/proc').flatMap((pid) => readEntry(pid) ?? []);
}

/** One process, or undefined when it is gone. */
export function readEntry(pid: number): ProcessEntry | undefined {
  const stat = readProcFile(pid, 'stat');
  // The command name stands in brackets and may hold anything, brackets and spaces too: count from its end.
  const [state, parent, , session, terminal, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const threads = Number(rest[12]);
  if (state === undefined || state === '' || state === 'X' || (state === 'Z' && threads <= 1))
    return undefined;
  return {
    pid,
    parent: Number(parent),
    session: Number(session),
    hasTerminal: terminal !== '0',
    startTime: rest[14] ?? '',
  };
}

/** The marker in the environment of a process, or undefined when it has none or is not ours to look at. */
export function readMarker(pid: number): string | undefined {
  return readVariable(pid, markerVariable);
}

/** What a variable was when a process started; undefined as above. */
export function readVariable(pid: number, name: string): string | undefined {
  const prefix = `${name}=`;
  const environment = askThreads(pid, (place) => readProcFile(place, 'environ') || undefined);
  const entry = environment?.split('\0').find((line) => line.startsWith(prefix));
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

/** Those whom a process has started, and who still are its children. */
export function listChildren(pid: number): number[] {
  const threads = listNumbers(`/proc/${pid}/task`);
  return threads
    .flatMap((thread) => readProcFile(pid, `task/${thread}/children`).match(/\d+/g) ?? [])
    .map(Number);
}

/** The files that a process writes its two streams to, as far as they are files and it is ours to look at. */
export function readOutputs(pid: number): string[] {
  return [1, 2].map((stream) => readProcLink(pid, `fd/${stream}`) ?? '');
}

/** What a process has open; nothing when it ended meanwhile or is another user's. */
export function listOpenFiles(pid: number): string[] {
  const names = askThreads(pid, (place) => {
    const numbers = listNumbers(`/proc/${place}/fd`);
    return numbers.length === 0 ? undefined : numbers;
  });
  return (names ?? []).map((fd) => readProcLink(pid, `fd/${fd}`) ?? '');
}

/** The folder that a process works in; undefined when it is gone or not ours to look at. */
export function readFolder(pid: number): string | undefined {
  return readProcLink(pid, 'cwd');
}

/**
 * The program that runs in a process: its file, else the name that it goes by. Never an argument, which may be a
 * password; nor its title, which a process makes of its arguments as it likes.
 */
export function readProgram(pid: number): string {
  // Without a file: another user's, or a thread of the kernel.
  return readProcLink(pid, 'exe')?.replace(/ \(deleted\)$/, '') ?? readProcFile(pid, 'comm').trim();
}

/** The number of the user that a process belongs to; undefined when it is gone. */
export function readUser(pid: number): number | undefined {
  const uid = /^Uid:\s*(\d+)/m.exec(readProcFile(pid, 'status'))?.[1];
  return uid === undefined ? undefined : Number(uid);
}

/** What `/proc` says; empty when the process ended meanwhile or is another user's: both are everyday, neither an error. */
export function readProcFile(pid: number | string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

function readProcLink(pid: number, name: string): string | undefined {
  return askThreads(pid, (place) => {
    try {
      return readlinkSync(`/proc/${place}/${name}`);
    } catch {
      return undefined; // as above
    }
  });
}

/** Asks a process, and where its leading thread has ended and knows nothing any more, the others. */
function askThreads<T>(pid: number, ask: (place: string) => T | undefined): T | undefined {
  const answer = ask(String(pid));
  if (answer !== undefined || !/^State:\s*Z/m.test(readProcFile(pid, 'status'))) return answer;
  for (const thread of listNumbers(`/proc/${pid}/task`)) {
    const other = ask(`${pid}/task/${thread}`);
    if (other !== undefined) return other;
  }
  return undefined;
}

/** The entries of a folder of the kernel that are numbers. */
function listNumbers(folder: string): number[] {
  try {
    return readdirSync(folder).map(Number).filter(Number.isInteger);
  } catch {
    return []; // as above
  }
}
