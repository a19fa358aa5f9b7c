import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { text } from '../language/text.ts';

/** Where a process writes its two streams, byte for byte. */
export interface LogFiles {
  readonly out: string;
  readonly err: string;
}

/** A position in both files; the bytes between two marks are what was written between two moments. */
export type LogMark = Readonly<Record<keyof LogFiles, number>>;

const dayMs = 24 * 60 * 60 * 1000;
/** Enough for a deep traceback, little enough to read. */
const tailLines = 30;
/** No line of a log is worth more in an error message. */
const tailBytes = 64 * 1024;

/** Names of new log files: `prod_server_20260102_030405_1a2b3c.log` and the same with `.err`. */
export function nameLogFiles(folder: string, kind: string, now = new Date()): LogFiles {
  const digits = (value: number) => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}${digits(now.getMonth() + 1)}${digits(now.getDate())}`;
  const time = `${digits(now.getHours())}${digits(now.getMinutes())}${digits(now.getSeconds())}`;
  // Two servers may start within one second.
  const out = path.join(folder, `${kind}_${day}_${time}_${randomBytes(3).toString('hex')}.log`);
  return { out, err: `${out}.err` };
}

/**
 * Opens both files for a child process to write to.
 * @throws when the folder cannot be written to
 */
export async function openLogFiles(files: LogFiles): Promise<{ out: FileHandle; err: FileHandle }> {
  const folder = path.dirname(files.out);
  try {
    await mkdir(folder, { recursive: true });
    return { out: await open(files.out, 'a'), err: await open(files.err, 'a') };
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const lines = [text('logs.cannotWrite', { folder, reason: code ?? String(cause) }), text('logs.wayOut')];
    throw new Error(lines.join('\n'), { cause });
  }
}

/** Where both files end now. */
export async function markLogs(files: LogFiles): Promise<LogMark> {
  return { out: await sizeOf(files.out), err: await sizeOf(files.err) };
}

/** What was written to one file from `start` to `end` (bytes; to the end when absent). */
export async function readLog(file: string, start = 0, end?: number): Promise<string> {
  await using handle = await open(file, 'r');
  const length = Math.max(0, (end ?? (await handle.stat()).size) - start);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
  return buffer.toString('utf8', 0, bytesRead);
}

/** The last lines of both files for an error message, free of escape sequences. */
export async function readTail(files: LogFiles): Promise<string[]> {
  const streams = await Promise.all(
    [files.out, files.err].map(async (file) => readLog(file, Math.max(0, (await sizeOf(file)) - tailBytes))),
  );
  const lines = streams.flatMap((content) => stripVTControlCharacters(content).trimEnd().split(/\r?\n/));
  return lines.filter((line) => line !== '').slice(-tailLines);
}

/** Removes the log files of this folder that are older than `keepDays`; returns how many. */
export async function cleanLogs(folder: string, keepDays: number, now = Date.now()): Promise<number> {
  const old = await listLogs(folder, (mtimeMs) => now - mtimeMs > keepDays * dayMs);
  await Promise.all(old.map((file) => rm(file, { force: true })));
  return old.length;
}

/** The log files of a folder whose last change (milliseconds since 1970) is one of those wanted; none if it is not there. */
export async function listLogs(folder: string, isWanted: (mtimeMs: number) => boolean): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const logs = names.filter((name) => /\.log(\.err)?$/.test(name)).map((name) => path.join(folder, name));
  const changed = await Promise.all(logs.map(async (file) => (await stat(file)).mtimeMs));
  return logs.filter((_, index) => isWanted(changed[index] ?? 0));
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file)).size;
}
