import type { Stats } from 'node:fs';
import { chmod, constants, copyFile, lstat, mkdir, readlink, stat, symlink, utimes } from 'node:fs/promises';
import path from 'node:path';
import { removeFolder } from './remove-folder.ts';

const isWindows = process.platform === 'win32';
/** Not over what is there, which may be a link; and sharing the blocks of the original where that is possible. */
const flags = constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE;
/** Some file systems keep less of a time than others. */
const sameTimeMs = 10;

/**
 * Copies a file with its rights and times, unless one is there that is not older.
 * @returns its size in bytes
 */
export async function copyFileTo(from: string, to: string): Promise<number> {
  const original = await stat(from);
  const there = await copyFile(from, to, flags).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
    return lstat(to);
  });
  if (there?.isFile() && there.mtimeMs + sameTimeMs >= original.mtimeMs) return 0;
  if (there) {
    await removeFolder(to);
    await copyFile(from, to, flags);
  }
  await utimes(to, original.atimeMs / 1000, original.mtimeMs / 1000);
  return original.size;
}

/** Makes a folder that we may fill; a link in its place goes. */
export async function makeFolder(folder: string): Promise<void> {
  const there = await lstat(folder).catch(() => undefined);
  if (there?.isDirectory()) return chmod(folder, there.mode | 0o700);
  if (there !== undefined) await removeFolder(folder);
  await mkdir(folder, { mode: 0o700 });
}

/** Gives a folder that has been filled the rights and times of its original. */
export async function settle(folder: string, { mode, atimeMs, mtimeMs }: Stats): Promise<void> {
  await utimes(folder, atimeMs / 1000, mtimeMs / 1000);
  await chmod(folder, mode & 0o7777);
}

/**
 * Makes a link; what a server has put in its place stays.
 * @param text relative to its folder
 * @param end where it leads in the original
 * @returns false where this account may make no links to files: Windows wants a right, or its developer mode, for that
 */
export async function placeLink(text: string, to: string, end: string): Promise<boolean> {
  // A link to a folder needs no right as a junction, which is always absolute.
  const isJunction = isWindows && (await isFolder(end));
  const target = isJunction ? path.resolve(path.dirname(to), text) : text;
  const there = await lstat(to).catch(() => undefined);
  if (there?.isSymbolicLink() === false) return true;
  if (there !== undefined && (await readlink(to)) === target) return true;
  if (there !== undefined) await removeFolder(to);
  return symlink(target, to, isJunction ? 'junction' : 'file').then(
    () => true,
    (error) => {
      if (!isWindows || error.code !== 'EPERM') throw error;
      return false;
    },
  );
}

function isFolder(place: string): Promise<boolean> {
  return stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
