import { realpathSync } from 'node:fs';
import path from 'node:path';
import { isInside } from '../files/is-inside.ts';
import { type FinishedCall, findPath } from './trace-line.ts';

/** A call of the installing move that changed the disk, named so that it is found again in another run. */
export interface Boundary {
  /** `rename:.env#1`: the call, the file below the workspace, and which time it was. */
  readonly id: string;
  readonly call: string;
}

/** The calls that change the disk; not every processor has all of them. */
export const diskCalls = [
  'open',
  'openat',
  'creat',
  'write',
  'pwrite64',
  'writev',
  'pwritev',
  'copy_file_range',
  'truncate',
  'ftruncate',
  'fsync',
  'fdatasync',
  'rename',
  'renameat',
  'renameat2',
  'link',
  'linkat',
  'symlink',
  'symlinkat',
  'unlink',
  'unlinkat',
  'mkdir',
  'mkdirat',
  'rmdir',
  'chmod',
  'fchmod',
  'fchmodat',
] as const;

/** What is drawn anew in each run: ids, other keys, and the temporary names of Python. */
const uuid = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/gi;
const drawn = /(?=[\w-]*\d)[\w-]{24,}|(?<![a-z\d])[\da-f]{6,}(?![a-z\d])|(?<=^|\/)tmp\w{8}(?=$|\/|\.)/gi;

/** Names the boundaries of one server, in the order they come. */
export class BoundaryNames {
  readonly #workspace: string;
  readonly #seen = new Map<string, number>();

  constructor(workspace: string) {
    this.#workspace = realpathSync(workspace);
  }

  /** Undefined for a call that changed nothing of the workspace. */
  name({ name: call, given, hasFailed }: FinishedCall): Boundary | undefined {
    if (hasFailed || (call.startsWith('open') && !/O_(WRONLY|RDWR|CREAT)/.test(given))) return undefined;
    const file = findPath(given, this.#workspace);
    if (file === undefined || !isInside(this.#workspace, file)) return undefined;
    const place = `${call}:${nameFile(path.relative(this.#workspace, file))}`;
    const count = (this.#seen.get(place) ?? 0) + 1;
    this.#seen.set(place, count);
    return { id: `${place}#${count}`, call };
  }
}

/** A file of a workspace as every run names it; the workspace itself is `.`. */
export function nameFile(file: string): string {
  return file === '' ? '.' : file.replace(uuid, '*').replace(drawn, '*');
}
