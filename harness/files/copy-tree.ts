import { lstat, open, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { copyFileTo, makeFolder, placeLink, settle } from './copy-entry.ts';
import type { CopyNote } from './copy-note.ts';
import { followLink } from './follow-link.ts';
import { isInside } from './is-inside.ts';
import { Slots } from './slots.ts';
import { weighTree } from './weigh-tree.ts';

/** How a tree is copied. */
export interface CopyOptions {
  /** Told the path of each entry, from the top and with `/`; a folder that is left out is not looked into. */
  readonly leavesOut?: (path: string) => boolean;
  /** Absolute paths that are never copied, such as the one that is being written. */
  readonly except?: readonly string[];
  /** Told how many files have been copied so far. */
  readonly onFile?: (count: number) => void;
}

/** What came of it. */
export interface Copy {
  readonly files: number;
  readonly bytes: number;
  readonly notes: readonly CopyNote[];
}

/** What a link may bring in from outside. */
const mostOutside = { bytes: 100 * 1024 * 1024, entries: 20_000 };

/**
 * Copies a folder into another one: contents (shared with the original until somebody writes, where the file system can
 * do that), rights and times. Nothing in the copy leads out of it: a link inside stays one, of a link that leads out the
 * content is copied, and what is no file is left out; the notes tell. In a folder that is there already only what is
 * older than the original is replaced.
 * @param source may be a link
 * @throws ExplainedError when the copy cannot be written
 */
export async function copyTree(
  source: string,
  destination: string,
  options: CopyOptions = {},
): Promise<Copy> {
  const root = await realpath(source);
  const copy = new TreeCopy(root, destination, options);
  await copy.copyFolder('').catch((cause: NodeJS.ErrnoException) => {
    throw new ExplainedError({
      headline: text('copy.failed', { folder: source, reason: cause.code ?? cause.message }),
      facts: [text('copy.to', { folder: destination })],
      wayOut: [text('copy.makeRoom', { command: 'npm run server:clean -- --days 0' })],
      cause,
    });
  });
  return copy.result;
}

class TreeCopy {
  readonly result = { files: 0, bytes: 0, notes: [] as CopyNote[] };
  readonly #slots: Slots;
  readonly #root: string;
  readonly #destination: string;
  readonly #options: CopyOptions;
  /** Where this tree lies in the whole copy, if a link brought it in. */
  readonly #below: string | undefined;

  constructor(root: string, destination: string, options: CopyOptions, below?: string, slots = new Slots()) {
    this.#root = root;
    this.#destination = destination;
    this.#options = options;
    this.#below = below;
    this.#slots = slots;
  }

  async copyFolder(at: string): Promise<void> {
    const [from, to] = this.#places(at);
    const entries = await readdir(from, { withFileTypes: true }).catch((error) =>
      this.#tellUnread(at, error),
    );
    if (entries === undefined) return;
    const original = await lstat(from);
    await makeFolder(to);
    const copies = entries.map((entry) =>
      this.#copyEntry(at === '' ? entry.name : `${at}/${entry.name}`, entry),
    );
    // All of them, so that nothing is written any more when a failure is told.
    const failed = (await Promise.allSettled(copies)).find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    // Last: a folder may forbid us to write into it, and writing changes its time.
    if (at !== '' || this.#below !== undefined) await settle(to, original);
  }

  async #copyEntry(at: string, entry: Kind): Promise<void> {
    const [from] = this.#places(at);
    if (this.#options.leavesOut?.(this.#name(at)) || this.#options.except?.includes(from)) return;
    if (entry.isDirectory()) return this.copyFolder(at);
    if (entry.isSymbolicLink()) return this.#copyLink(at);
    if (entry.isFile()) return this.copyFile(at);
    this.#note('noFile', at);
  }

  async copyFile(at: string, from = this.#places(at)[0]): Promise<void> {
    const [, to] = this.#places(at);
    await this.#slots.use(async () => {
      const bytes = await copyFileTo(from, to).catch((error) => this.#judge(at, from, error));
      if (bytes === undefined) return;
      this.result.bytes += bytes;
      this.result.files += 1;
      this.#options.onFile?.(this.result.files);
    });
  }

  async #copyLink(at: string): Promise<void> {
    const [from, to] = this.#places(at);
    const found = await followLink(from, this.#root);
    if (found === undefined) return this.#note('linkEndless', at);
    const { end, written, isPortable } = found;
    if (!isInside(this.#root, end)) return this.#copyOutside(at, end);
    const words = isPortable ? written : path.relative(path.dirname(from), end) || '.';
    if (!(await placeLink(words, to, end))) await this.copyFile(at, end);
  }

  /** The server would write through the link, so it gets what the link leads to, or nothing. */
  async #copyOutside(at: string, end: string): Promise<void> {
    if (this.#below !== undefined) return this.#note('linkSecond', at, end);
    if (isInside(end, this.#root)) return this.#note('linkAbove', at, end);
    const kind = await lstat(end).catch(() => undefined);
    if (kind === undefined) return this.#note('linkMissing', at, end);
    if (!kind.isFile() && !kind.isDirectory()) return this.#note('noFile', at, end);
    const { bytes, entries } = await weighTree(end, undefined, mostOutside);
    if (bytes > mostOutside.bytes || entries > mostOutside.entries)
      return this.#note('linkTooLarge', at, end);
    this.#note('linkCopied', at, end);
    if (kind.isFile()) return this.copyFile(at, end);
    const [, to] = this.#places(at);
    const outside = new TreeCopy(end, to, this.#options, at, this.#slots);
    await outside.copyFolder('');
    this.result.files += outside.result.files;
    this.result.bytes += outside.result.bytes;
    this.result.notes.push(...outside.result.notes);
  }

  #places(at: string): [string, string] {
    return [path.join(this.#root, at), path.join(this.#destination, at)];
  }

  #name(at: string): string {
    return [this.#below, at].filter((part) => part !== undefined && part !== '').join('/');
  }

  #note(what: CopyNote['what'], at: string, detail = ''): void {
    this.result.notes.push({ what, path: this.#name(at), detail });
  }

  /** What cannot be read is left out; what cannot be written ends the copy. */
  async #judge(at: string, from: string, error: NodeJS.ErrnoException): Promise<undefined> {
    const isReadable = await open(from).then(
      (file) => file.close().then(() => true),
      () => false,
    );
    if (isReadable && error.code !== 'ENAMETOOLONG') throw error;
    this.#tellUnread(at, error);
  }

  #tellUnread(at: string, { code = '' }: NodeJS.ErrnoException): undefined {
    // It has been removed meanwhile; or its name is no UTF-8, and then nobody but the system can name it.
    if (code === 'ENOENT' && !at.includes('\ufffd')) return;
    this.#note('unreadable', at, code);
  }
}

interface Kind {
  readonly name: string;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
  isFile(): boolean;
}
