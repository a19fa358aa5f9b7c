import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { inheritedEnvironment } from '../config/inherited-environment.ts';

const isWindows = process.platform === 'win32';
const extension = isWindows ? '.exe' : '';
/** Where Debian keeps servers; the PATH of a user who is not root does not hold it. */
const systemFolders = isWindows ? [] : ['/usr/sbin', '/usr/local/sbin'];

/**
 * The first of these programs that is installed, looked for on PATH and then in `folders`.
 * @param names without extension, best first
 */
export function findProgram(names: readonly string[], folders: readonly string[] = []): string | undefined {
  const places = [...pathFolders(), ...systemFolders, ...folders];
  return names.flatMap((name) => places.map((place) => path.join(place, name + extension))).find(isFile);
}

/** A program of the same installation: the one on PATH may be of another version. */
export function findBeside(file: string, name: string): string | undefined {
  const beside = path.join(path.dirname(file), name + extension);
  return isFile(beside) ? beside : undefined;
}

/** `<parent>/<each version>/bin`, the newest version first; nothing when there is no such parent. */
export function versionedFolders(parent: string, pattern: RegExp): string[] {
  const newestFirst = new Intl.Collator('en', { numeric: true });
  return list(parent)
    .filter((name) => pattern.test(name))
    .sort((a, b) => newestFirst.compare(b, a))
    .map((name) => path.join(parent, name, 'bin'));
}

/** Where Windows keeps programs, as its environment says. */
export function programFilesFolder(): string {
  return readVariable('ProgramFiles') ?? 'C:\\Program Files';
}

function pathFolders(): string[] {
  return (readVariable('PATH') ?? '').split(path.delimiter).filter((folder) => folder !== '');
}

/** Windows spells `Path` as it likes. */
function readVariable(name: string): string | undefined {
  const entries = Object.entries(inheritedEnvironment());
  return entries.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false; // not there, or in a folder of PATH that we may not enter
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // not on this kind of machine
  }
}
