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
  /** Called where lines of both streams came while nobody of ours looked on, and not both streams tell times. */
  readonly onUnknownOrder?: () => void;
}

/** How far to look back for the time of a line that tells none: the longest stack trace is shorter. */
const searchedLines = 1_000;

/**
 * The last lines of both streams in the order they were written, newest last. Where nobody kept the order, the
 * times at the beginning of the lines decide, and a line without one stays behind the line before it. Where one stream
 * tells no times, nothing decides: stdout comes first.
 */
export async function readMerged(files: LogFiles, options: MergeOptions): Promise<LogEntry[]> {
  const order = await readOrder(files);
  const noted = order.at(-1);
  const [out, err] = await Promise.all([
    readLast('out', files.out, options, noted?.out),
    readLast('err', files.err, options, noted?.err),
  ]);
  const streams = [rank(out, order, 'out'), rank(err, order, 'err')];
  const unseen = streams.map((lines) => lines.filter(({ rank }) => rank === order.length));
  const isUnseen = unseen.every((lines) => lines.length > 0);
  const areTimed = (isUnseen ? unseen : streams).every((lines) => lines.some(({ isTimed }) => isTimed));
  if (isUnseen && !areTimed) options.onUnknownOrder?.();
  const ranked = streams.flat();
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
  readonly isTimed: boolean;
}

/** A line with the time that it tells, or else the line before it. */
interface TimedLine extends FileLine {
  readonly timeMs: number | undefined;
}

async function readLast(
  stream: keyof LogFiles,
  file: string,
  { lines, accepts = () => true, from, until }: MergeOptions,
  notedEnd = 0,
): Promise<TimedLine[]> {
  const newestFirst: TimedLine[] = [];
  /** Those whose time stands in a line that is still to be read. */
  let waiting: FileLine[] = [];
  const settle = (timeMs?: number) => {
    for (const line of waiting) newestFirst.push({ ...line, timeMs });
    waiting = [];
  };
  if (lines <= 0) return newestFirst;
  let searched = 0;
  for await (const line of readLinesBackward(file, until?.[stream])) {
    if (line.end <= (from?.[stream] ?? 0)) break;
    // A time from before the order was lost says nothing about what came after.
    if (line.end <= notedEnd) settle();
    const isFull = newestFirst.length + waiting.length === lines;
    if (isFull) searched += 1;
    else if (accepts({ stream, line: line.line })) waiting.push(line);
    const timeMs = readTime(line.line);
    if (timeMs !== undefined) settle(timeMs);
    if (newestFirst.length === lines || searched === searchedLines) break;
  }
  settle();
  return newestFirst.reverse();
}

function rank(lines: readonly TimedLine[], order: readonly OrderEntry[], stream: keyof LogFiles): Ranked[] {
  let writtenMs = 0;
  return lines.map(({ line, end, timeMs }) => {
    const rank = findLook(order, stream, end);
    writtenMs = Math.max(writtenMs, timeMs ?? 0);
    const atMs = order[rank]?.atMs ?? (timeMs === undefined ? undefined : writtenMs);
    return {
      entry: { stream, line, ...(atMs !== undefined && { atMs }) },
      rank,
      writtenMs,
      isTimed: timeMs !== undefined,
    };
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
