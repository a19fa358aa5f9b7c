import { closeSync, type FSWatcher, openSync, statSync, watch, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Look, settleBurst } from './log-burst.ts';
import type { LogFiles } from './log-files.ts';

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

/** A folder of a network or of another system may not tell of changes; then this is how exact the order is. */
const pollMs = 100;
/** Lines of one stream alone need no order, only a time now and then. */
const restMs = 5;
/** At most so many looks wait to be written, which is also what a reader of the file is behind, with `flushMs`. */
const maxLooks = 1_000;
const flushMs = 50;

const orderFile = (files: LogFiles) => `${files.out}.order`;

/**
 * Notes beside the logs in which order they grow. The process writes into its files itself, so that nothing is lost
 * when we die; two files alone do not tell what came first. Costs that process nothing, and is never needed: where
 * it cannot be kept, the logs are merged by the times in their lines.
 */
export function keepLogOrder(files: LogFiles): LogOrder {
  let file: number | undefined;
  try {
    file = openSync(orderFile(files), 'a');
  } catch {
    return { stop: async () => {} };
  }
  const looks: Look[] = [];
  let last: OrderEntry = { atMs: 0, out: 0, err: 0 };
  /** The stream whose latest change was not looked at, because another one had just been. */
  let passedOver: keyof LogFiles | undefined;
  let lastChanged: keyof LogFiles | undefined;
  let lastLookAt = 0;

  const look = (stream?: keyof LogFiles) => {
    const sizes = { out: sizeOfNow(files.out), err: sizeOfNow(files.err) };
    const atMs = Date.now();
    // Passed over, but before this one: what it wrote is in these sizes, and came first.
    if (passedOver !== undefined && passedOver !== stream) looks.push({ atMs, stream: passedOver, ...sizes });
    passedOver = undefined;
    looks.push({ atMs, stream, ...sizes });
    if (looks.length > maxLooks) flush();
  };
  const onChange = (stream: keyof LogFiles) => {
    const now = performance.now();
    if (stream === lastChanged && now - lastLookAt < restMs) {
      passedOver = stream;
      return;
    }
    [lastChanged, lastLookAt] = [stream, now];
    look(stream);
  };
  const flush = () => {
    if (file === undefined || looks.length === 0) return;
    const entries = settleBurst(files, last, looks.splice(0));
    if (entries.length === 0) return;
    last = entries.at(-1) as OrderEntry;
    try {
      writeSync(file, entries.map(({ atMs, out, err }) => `${atMs} ${out} ${err}\n`).join(''));
    } catch {
      // The disk is full: the logs themselves have that problem too, and who reads them is told.
    }
  };

  const watchers = [watchFile(files.out, () => onChange('out')), watchFile(files.err, () => onChange('err'))];
  const poll = setInterval(() => look(), pollMs).unref();
  const write = setInterval(flush, flushMs).unref();
  return {
    stop: async () => {
      // The changes of the last moment are reported in the same turn as the end of the process, or in the next.
      await nextTurn();
      await nextTurn();
      for (const watcher of watchers) watcher?.close();
      for (const timer of [poll, write]) clearInterval(timer);
      look();
      flush();
      if (file !== undefined) closeSync(file);
      file = undefined;
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

function watchFile(file: string, onChange: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(file, { persistent: false }, onChange);
    watcher.on('error', () => watcher.close()); // polling goes on
    return watcher;
  } catch {
    return undefined; // no more watches allowed to this user, or a file system without them: polling is enough
  }
}

function sizeOfNow(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
