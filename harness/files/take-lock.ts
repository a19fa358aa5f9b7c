import { mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Between the two, a lock that is being taken is empty. */
const writingMs = 1_000;

/**
 * Takes a lock: a file that holds the id of this process, and goes with it. One that a killed process has left is taken
 * over.
 * @returns whether we have it now; not so while another process that lives has it
 * @throws when the file cannot be written
 */
export function takeLock(file: string): boolean {
  mkdirSync(path.dirname(file), { recursive: true });
  if (write(file)) return true;
  if (isHeld(file)) return false;
  remove(file);
  return write(file);
}

/** Who has a lock; undefined when nobody has, or it is being taken right now. */
export function readLock(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined; // it has just gone
  }
}

function write(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  process.once('exit', () => remove(file));
  return true;
}

function isHeld(file: string): boolean {
  const owner = readLock(file);
  if (owner !== undefined) return isAlive(owner);
  const takenAtMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - takenAtMs < writingMs;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, but another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Another one was faster; or it stays, and tells of a process that is gone.
  }
}
