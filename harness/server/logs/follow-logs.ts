import { type FSWatcher, watch } from 'node:fs';
import { type FileHandle, stat } from 'node:fs/promises';
import path from 'node:path';
import type { LogFiles, LogMark } from './log-files.ts';
import { decode, openIfThere, readAt } from './log-lines.ts';
import type { LogEntry } from './merged-log.ts';

/** Where the system does not tell of changes (a network folder), and what a rotation needs at most to be seen. */
const pollMs = 100;
const chunkBytes = 64 * 1024;

/**
 * Tells every line that comes to one of two growing logs, whole and once, until `signal` ends it. A log may be cut
 * to nothing, or replaced by a new file; both may be absent at first.
 * @param from where to begin; default: at the beginning
 */
export async function followLogs(
  files: LogFiles,
  onLine: (entry: LogEntry) => void,
  signal: AbortSignal,
  from: LogMark = { out: 0, err: 0 },
): Promise<void> {
  await using out = new GrowingFile(files.out, from.out);
  await using err = new GrowingFile(files.err, from.err);
  const growing = { out, err };
  const changed: (keyof LogFiles)[] = [];
  let wake = () => {};
  const watchers = watchFolders(files, (stream) => {
    if (changed.at(-1) !== stream) changed.push(stream);
    wake();
  });
  const tell = (stream: keyof LogFiles, line: string) => onLine({ stream, line, atMs: Date.now() });
  const timer = setInterval(() => wake(), pollMs);
  signal.addEventListener('abort', () => wake(), { once: true });
  try {
    for (let isLast = false; !isLast; ) {
      // What was written until the end is told, too, an unfinished line with it.
      isLast = signal.aborted;
      // In the order of their changes; both in any case, for changes that nobody tells.
      for (const stream of [...changed.splice(0), 'out', 'err'] as const) {
        for await (const line of growing[stream].readLines(isLast)) tell(stream, line);
      }
      if (changed.length > 0 || signal.aborted) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    clearInterval(timer);
    for (const watcher of watchers) watcher.close();
  }
}

/** Watches the folders, not the files: a rotated log is another file of the same name. */
function watchFolders(files: LogFiles, onChange: (stream: keyof LogFiles) => void): FSWatcher[] {
  return (['out', 'err'] as const).flatMap((stream) => {
    const { dir, base } = path.parse(files[stream]);
    try {
      const watcher = watch(dir, (_, name) => name === base && onChange(stream));
      return [watcher.on('error', () => watcher.close())];
    } catch {
      return []; // the folder is not there, or the system has no watch left: polling goes on
    }
  });
}

/** A file that grows, is cut, and is replaced. */
class GrowingFile implements AsyncDisposable {
  readonly #file: string;
  #handle: FileHandle | undefined;
  #position: number;
  /** The beginning of a line whose end is not written yet: bytes, because a character may be cut, too. */
  #rest: Buffer[] = [];

  constructor(file: string, position: number) {
    this.#file = file;
    this.#position = position;
  }

  /** The whole lines that have come since the last call; the unfinished one, too, if this is the last call. */
  async *readLines(isLast: boolean): AsyncGenerator<string> {
    this.#handle ??= await openIfThere(this.#file);
    if (this.#handle === undefined) return;
    yield* this.#readOn(this.#handle);
    const [mine, named] = await Promise.all([this.#handle.stat(), stat(this.#file).catch(() => undefined)]);
    const isReplaced = named !== undefined && named.ino !== mine.ino;
    if (isReplaced) {
      yield* this.#readOn(this.#handle);
      if (this.#rest.length > 0) yield this.#takeLine();
      await this.#handle.close();
      this.#position = 0;
      this.#handle = await openIfThere(this.#file);
      if (this.#handle !== undefined) yield* this.#readOn(this.#handle);
    }
    if (isLast && this.#rest.length > 0) yield this.#takeLine();
  }

  async *#readOn(handle: FileHandle): AsyncGenerator<string> {
    if ((await handle.stat()).size < this.#position) {
      [this.#position, this.#rest] = [0, []];
    }
    for (;;) {
      const chunk = await readAt(handle, this.#position, chunkBytes);
      if (chunk.length === 0) return;
      this.#position += chunk.length;
      let begin = 0;
      for (let at = chunk.indexOf('\n'); at !== -1; at = chunk.indexOf('\n', begin)) {
        this.#rest.push(chunk.subarray(begin, at));
        begin = at + 1;
        yield this.#takeLine();
      }
      if (begin < chunk.length) this.#rest.push(chunk.subarray(begin));
    }
  }

  #takeLine(): string {
    return decode(this.#rest.splice(0));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle?.close();
  }
}
