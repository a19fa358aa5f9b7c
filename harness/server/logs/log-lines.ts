import { type FileHandle, open, stat } from 'node:fs/promises';
import { decodeLine } from './decode-line.ts';
import type { LogFiles, LogMark } from './log-files.ts';

/** A line of a file, and where it ends there: the offset behind its newline, bytes. */
export interface FileLine {
  readonly line: string;
  readonly end: number;
}

const chunkBytes = 64 * 1024;
const newline = 0x0a;

/**
 * The lines of a file from the last to the first, up to an offset (bytes). Only a chunk and the line at hand are in
 * memory, whatever the size of the file; cut at newlines before they are decoded, no character is ever torn.
 */
export async function* readLinesBackward(file: string, until = Infinity): AsyncGenerator<FileLine> {
  await using handle = await openIfThere(file);
  if (handle === undefined) return;
  let position = Math.min(until, (await handle.stat()).size);
  let end = position;
  /** Of the line at hand, its end first. */
  let rest: Buffer[] = [];
  while (position > 0) {
    const start = Math.max(0, position - chunkBytes);
    const chunk = await readAt(handle, start, position - start);
    let cut = chunk.length;
    for (let at = findLastNewline(chunk, cut); at !== -1; at = findLastNewline(chunk, at)) {
      const next = start + at + 1;
      if (next < end) yield { line: decode([...rest, chunk.subarray(at + 1, cut)].reverse()), end };
      [rest, cut, end] = [[], at, next];
    }
    rest.push(chunk.subarray(0, cut));
    position = start;
  }
  if (end > 0) yield { line: decode(rest.reverse()), end };
}

/** Where the last whole line of both files ends; what is behind it is still being written. */
export async function markLines(files: LogFiles): Promise<LogMark> {
  return { out: await findLastLineEnd(files.out), err: await findLastLineEnd(files.err) };
}

/** Bytes as people read them, whatever they are written in. */
export function decode(parts: readonly Buffer[]): string {
  return decodeLine(Buffer.concat(parts));
}

/** Up to `length` bytes from an offset on; fewer at the end of the file. */
export async function readAt(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}

/** Undefined for a file that was not made yet, or is removed: it holds nothing. */
export async function openIfThere(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function findLastLineEnd(file: string): Promise<number> {
  await using handle = await openIfThere(file);
  if (handle === undefined) return 0;
  for (let position = (await handle.stat()).size; position > 0; position -= chunkBytes) {
    const start = Math.max(0, position - chunkBytes);
    const at = (await readAt(handle, start, position - start)).lastIndexOf(newline);
    if (at !== -1) return start + at + 1;
  }
  return 0;
}

function findLastNewline(chunk: Buffer, before: number): number {
  return before === 0 ? -1 : chunk.lastIndexOf(newline, before - 1);
}

/** The size of a file, bytes; 0 where there is none (yet, or any more). */
export async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}
