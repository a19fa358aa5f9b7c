import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Look, settleBurst } from './log-burst.ts';
import type { LogFiles } from './log-files.ts';
import { watchLogs } from './log-watch.ts';

/** How long both files were at a moment; the lines that end between two entries were written between them. */
export interface OrderEntry {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly out: number;
  readonly err: number;
}

/** Keeps the order of the two streams of a process while this process lives. */
export interface LogOrder {
  /** Takes a last look and ends; everything seen is in the file then. */
  stop(): Promise<void>;
}

/** Lines of one stream alone need no order, only a time now and then. */
const restMs = 5;
const flushMs = 50;
/** Changes are reported late, so a burst is settled when it is over, or when a reader of the file waits too long. */
const quietMs = 20;
const patienceMs = 500;
const sizeAttempts = 5;

const orderFile = (files: LogFiles) => `${files.out}.order`;
/** A server in the background goes on when its starter ends, which must not take the last looks along. */
const flushes = new Set<() => void>();
process.once('exit', () => {
  for (const flush of flushes) flush();
});

/**
 * Notes beside the logs in which order they grow. The process writes into its files itself, so that nothing is lost
 * when we die; two files alone do not tell what came first. Costs that process nothing, and is never needed: where
 * it cannot be kept, the logs are merged by the times in their lines.
 */
export function keepLogOrder(files: LogFiles): LogOrder {
  const file = openToAppend(orderFile(files));
  if (file === undefined) return { stop: async () => {} };
  const looks: Look[] = [];
  let last: OrderEntry = { atMs: 0, out: 0, err: 0 };
  /** The stream whose latest change was not looked at, because another one of it had just been. */
  let passedOver: keyof LogFiles | undefined;
  let lastChanged: keyof LogFiles | undefined;
  let lastLookAt = 0;
  let lastChangeAt = 0;

  const look = (stream?: keyof LogFiles) => {
    const seen = { atMs: Date.now(), ...sizesOfNow(files) };
    const before = looks.at(-1) ?? last;
    // Passed over, but before this one: what it wrote is in these sizes, and came first.
    if (passedOver !== undefined && passedOver !== stream) looks.push({ ...seen, stream: passedOver });
    passedOver = undefined;
    looks.push({ ...seen, stream });
    // Grown already, and the changes are still to be reported.
    if (seen.out !== before.out || seen.err !== before.err) lastChangeAt = performance.now();
  };
  const endWatch = watchLogs(files, (stream) => {
    const now = performance.now();
    if (stream !== undefined) lastChangeAt = now;
    if (stream !== undefined && stream === lastChanged && now - lastLookAt < restMs) {
      passedOver = stream;
      return;
    }
    [lastChanged, lastLookAt] = [stream, now];
    look(stream);
  });
  const flush = () => {
    try {
      const entries = settleBurst(files, last, looks.splice(0));
      last = entries.at(-1) ?? last;
      writeSync(file, entries.map(({ atMs, out, err }) => `${atMs} ${out} ${err}\n`).join(''));
    } catch {
      // The disk is full or the logs are gone: whoever reads them is told.
    }
  };
  let flushedAt = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    if (now - lastChangeAt < quietMs && now - flushedAt < patienceMs) return;
    flushedAt = now;
    flush();
  }, flushMs).unref();
  flushes.add(flush);

  return {
    stop: async () => {
      // The changes of the last moment are reported in the same turn as the end of the process, or in the next.
      await nextTurn();
      await nextTurn();
      endWatch();
      clearInterval(timer);
      look();
      flush();
      flushes.delete(flush);
      closeSync(file);
    },
  };
}

/** What was noted for these logs; nothing where nobody of ours looked on. */
export async function readOrder(files: LogFiles): Promise<OrderEntry[]> {
  const content = await readFile(orderFile(files), 'utf8').catch(() => '');
  const entries = content.split('\n').flatMap((row) => {
    const [atMs, out, err] = row.split(' ').map(Number);
    return atMs === undefined || out === undefined || err === undefined ? [] : [{ atMs, out, err }];
  });
  // Where a file got shorter it was emptied or replaced: what was noted before is about other bytes.
  const begin = entries.findLastIndex(
    ({ out, err }, at) => out < (entries[at - 1]?.out ?? 0) || err < (entries[at - 1]?.err ?? 0),
  );
  return entries.slice(Math.max(0, begin));
}

function openToAppend(file: string): number | undefined {
  try {
    return openSync(file, 'a');
  } catch {
    return undefined;
  }
}

/**
 * How long both are at one moment. Two looks one after the other would see a line of the second that is younger than
 * one that the first had not got yet; so the first is looked at again until nothing came in between. A flood never
 * gives that moment, and there the order of two lines is nobody's concern.
 */
function sizesOfNow(files: LogFiles): { out: number; err: number } {
  for (let attempt = 1; ; attempt += 1) {
    const [out, err] = [sizeOfNow(files.out), sizeOfNow(files.err)];
    if (attempt === sizeAttempts || sizeOfNow(files.out) === out) return { out, err };
  }
}

function sizeOfNow(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
