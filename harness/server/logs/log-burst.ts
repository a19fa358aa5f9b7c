import { closeSync, openSync, readSync } from 'node:fs';
import type { LogFiles } from './log-files.ts';
import type { OrderEntry } from './log-order.ts';

/** What was seen at a change of one of the files, or without one. */
export interface Look extends OrderEntry {
  /** Which one changed. */
  readonly stream: keyof LogFiles | undefined;
}

/** More than this at once is a flood, in which nobody looks for the order of two lines. */
const burstBytes = 256 * 1024;

/**
 * Makes looks into entries of the order. What one look saw and the look before did not was written between them, so
 * the sizes tell the order of most lines. Where both streams grew between two looks, the changes tell: the system
 * reports them late, but in their order, and most programs write a line at once.
 */
export function settleBurst(files: LogFiles, last: OrderEntry, looks: readonly Look[]): OrderEntry[] {
  const before = [last, ...looks];
  const cut = looks.findLastIndex(
    ({ out, err }, at) => out < sizeAt(before, at, 'out') || err < sizeAt(before, at, 'err'),
  );
  if (cut === -1) return orderLines(files, last, looks);
  // A log got shorter: it was emptied, and grew again from its beginning.
  const { atMs, out, err } = looks[cut] as Look;
  const emptied = {
    atMs,
    out: out < sizeAt(before, cut, 'out') ? 0 : sizeAt(before, cut, 'out'),
    err: err < sizeAt(before, cut, 'err') ? 0 : sizeAt(before, cut, 'err'),
  };
  return [emptied, ...orderLines(files, emptied, looks.slice(cut))];
}

function sizeAt(entries: readonly OrderEntry[], at: number, stream: keyof LogFiles): number {
  return entries[at]?.[stream] ?? 0;
}

function orderLines(files: LogFiles, last: OrderEntry, looks: readonly Look[]): OrderEntry[] {
  const final = looks.at(-1) ?? last;
  const grown = [final.out - last.out, final.err - last.err];
  if (!grown.every((bytes) => bytes > 0 && bytes <= burstBytes)) return dropRepeated(last, looks);
  const lines = [
    ...placeLines('out', findLineEnds(files.out, last.out, final.out), looks),
    ...placeLines('err', findLineEnds(files.err, last.err, final.err), looks),
  ].sort((one, other) => one.look - other.look || one.change - other.change);
  const at = { out: last.out, err: last.err };
  return lines.map(({ stream, end, look }) => {
    at[stream] = end;
    return { atMs: (looks[look] as Look).atMs, ...at };
  });
}

function dropRepeated(last: OrderEntry, looks: readonly Look[]): OrderEntry[] {
  const before = [last, ...looks];
  return looks
    .filter(({ out, err }, at) => out !== before[at]?.out || err !== before[at]?.err)
    .map(({ atMs, out, err }) => ({ atMs, out, err }));
}

interface PlacedLine {
  readonly stream: keyof LogFiles;
  readonly end: number;
  /** The first look that saw all of it. */
  readonly look: number;
  /** The change that it came with: one line each, and the last change brought what is left. */
  readonly change: number;
}

function placeLines(
  stream: keyof LogFiles,
  ends: readonly number[],
  looks: readonly Look[],
): readonly PlacedLine[] {
  const changes = looks.flatMap((look, at) => (look.stream === stream ? [at] : []));
  let look = 0;
  return ends.map((end, line) => {
    while ((looks[look]?.[stream] ?? end) < end) look += 1;
    return { stream, end, look, change: changes[Math.min(line, changes.length - 1)] ?? looks.length };
  });
}

/** Where the lines between two offsets of a file end; what has no newline yet ends with the second one. */
function findLineEnds(file: string, from: number, to: number): number[] {
  const bytes = readNow(file, from, to);
  const ends: number[] = [];
  for (let at = bytes.indexOf('\n'); at !== -1; at = bytes.indexOf('\n', at + 1)) ends.push(from + at + 1);
  return ends.at(-1) === to ? ends : [...ends, to];
}

function readNow(file: string, from: number, to: number): Buffer {
  const bytes = Buffer.alloc(to - from);
  const handle = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, from));
  } finally {
    closeSync(handle);
  }
}
