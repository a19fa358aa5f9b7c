import { closeSync, openSync, readSync } from 'node:fs';
import type { LogFiles } from './log-files.ts';
import type { OrderEntry } from './log-order.ts';

/** What was seen at a change of one of the files, or without one. */
export interface Look extends OrderEntry {
  /** Which one changed. */
  readonly stream: keyof LogFiles | undefined;
}

const streams = ['out', 'err'] as const;
/** More than this at once is a flood, in which nobody looks for the order of two lines. */
const burstBytes = 256 * 1024;

/**
 * Makes looks into entries of the order. Several changes may have happened before the first of them was looked at:
 * then the sizes tell nothing, but the system has told of the changes in their order, and most programs write whole
 * lines. So each change gets its line, and the last change of a stream what is left.
 */
export function settleBurst(files: LogFiles, last: OrderEntry, looks: readonly Look[]): OrderEntry[] {
  const entries: OrderEntry[] = [];
  let before = last;
  for (let at = 0; at < looks.length; ) {
    const first = looks[at] as Look;
    const next = looks.findIndex((look, index) => index > at && !isSame(look, first));
    const burst = looks.slice(at, next === -1 ? undefined : next);
    if (!isSame(before, first)) entries.push(...share(files, before, burst));
    before = first;
    at += burst.length;
  }
  return entries;
}

function isSame(one: OrderEntry, other: OrderEntry): boolean {
  return one.out === other.out && one.err === other.err;
}

/** The entries of changes that were all seen with the same sizes. */
function share(files: LogFiles, before: OrderEntry, burst: readonly Look[]): OrderEntry[] {
  const { atMs, out, err } = burst[0] as Look;
  const grown = [out - before.out, err - before.err];
  const isAmbiguous = grown.every((bytes) => bytes > 0 && bytes <= burstBytes);
  if (!isAmbiguous) return [{ atMs, out, err }];
  const ends = {
    out: findLineEnds(files.out, before.out, out),
    err: findLineEnds(files.err, before.err, err),
  };
  const changes = burst.flatMap(({ stream }) => stream ?? []);
  // One whose change has not been told yet.
  changes.push(...streams.filter((stream) => !changes.includes(stream)));
  const lastChange = { out: changes.lastIndexOf('out'), err: changes.lastIndexOf('err') };
  const at = { out: before.out, err: before.err };
  return changes.map((stream, index) => {
    const end = ends[stream].shift();
    if (index === lastChange[stream]) at[stream] = stream === 'out' ? out : err;
    else if (end !== undefined) at[stream] = end;
    return { atMs, ...at };
  });
}

/** Where the lines between two offsets of a file end. */
function findLineEnds(file: string, from: number, to: number): number[] {
  const bytes = readNow(file, from, to);
  const ends: number[] = [];
  for (let at = bytes.indexOf('\n'); at !== -1; at = bytes.indexOf('\n', at + 1)) ends.push(from + at + 1);
  return ends;
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
