import type { LogFiles, LogMark } from './log-files.ts';
import { type FileLine, readLinesBackward } from './log-lines.ts';
import { type OrderEntry, readOrder } from './log-order.ts';

/** A line of a log, and the stream it came through. */
export interface LogEntry {
  readonly stream: keyof LogFiles;
  readonly line: string;
  /**
   * When it was there at the latest, or the time it tells where nobody of ours looked on; milliseconds since 1970,
   * absent where neither is known.
   */
  readonly atMs?: number;
}

export interface MergeOptions {
  /** At most this many, the last ones. */
  readonly lines: number;
  /** Which ones are wanted; default: all. */
  readonly accepts?: (entry: LogEntry) => boolean;
  /** From where both files are read; default: from their beginnings. */
  readonly from?: LogMark;
  /** Up to where both files are read; default: to their ends. */
  readonly until?: LogMark;
}

/**
 * The last lines of both streams in the order they were written, newest last. Where nobody kept the order, the
 * times at the beginning of the lines decide; lines without one stay together, stdout first.
 */
export async function readMerged(files: LogFiles, options: MergeOptions): Promise<LogEntry[]> {
  const [order, out, err] = await Promise.all([
    readOrder(files),
    readLast('out', files.out, options),
    readLast('err', files.err, options),
  ]);
  const areTimed = [out, err].every((lines) => lines.some(({ line }) => readTime(line) !== undefined));
  const ranked = [...rank(out, order, 'out'), ...rank(err, order, 'err')];
  // Sorting is stable, so lines of one stream never change places.
  ranked.sort((one, other) => one.rank - other.rank || (areTimed ? one.writtenMs - other.writtenMs : 0));
  return ranked.slice(-options.lines).map(({ entry }) => entry);
}

interface Ranked {
  readonly entry: LogEntry;
  /** The look that first saw all of the line. */
  readonly rank: number;
  /** The latest time that the line or one before it tells. */
  readonly writtenMs: number;
}

async function readLast(
  stream: keyof LogFiles,
  file: string,
  { lines, accepts = () => true, from, until }: MergeOptions,
): Promise<FileLine[]> {
  const newestFirst: FileLine[] = [];
  if (lines <= 0) return newestFirst;
  for await (const line of readLinesBackward(file, until?.[stream])) {
    if (line.end <= (from?.[stream] ?? 0)) break;
    if (accepts({ stream, line: line.line })) newestFirst.push(line);
    if (newestFirst.length === lines) break;
  }
  return newestFirst.reverse();
}

function rank(lines: readonly FileLine[], order: readonly OrderEntry[], stream: keyof LogFiles): Ranked[] {
  let writtenMs = 0;
  return lines.map(({ line, end }) => {
    const rank = findLook(order, stream, end);
    writtenMs = Math.max(writtenMs, readTime(line) ?? 0);
    const atMs = order[rank]?.atMs ?? (writtenMs || undefined);
    return { entry: { stream, line, ...(atMs !== undefined && { atMs }) }, rank, writtenMs };
  });
}

/** The first look at which the stream was at least this long; both are sorted, so halves are dropped. */
function findLook(order: readonly OrderEntry[], stream: keyof LogFiles, end: number): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((order[middle] as OrderEntry)[stream] < end) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As Python's logging, gunicorn, ISO 8601 and most others write it, in brackets or not. */
const time = /^\W{0,2}(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,3}))?\d*\s?(Z|[+-]\d\d:?\d\d)?/;

function readTime(line: string): number | undefined {
  const found = time.exec(line);
  if (found === null) return undefined;
  const [, day, clock, fraction = '0', zone = ''] = found;
  const ms = Date.parse(
    `${day}T${clock}.${fraction.padEnd(3, '0')}${zone.replace(/(\d\d)(\d\d)$/, '$1:$2')}`,
  );
  return Number.isNaN(ms) ? undefined : ms;
}
