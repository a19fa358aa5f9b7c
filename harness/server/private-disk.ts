import { execa } from 'execa';
import type { Recipe } from '../targets/target.ts';

/** A file system of the server's own, which nobody else sees and which ends with it. Linux only. */
export interface PrivateDisk {
  /** Where it is mounted, relative to the workspace. */
  readonly folder: string;
  /** Default: half of the memory, as the system has it. */
  readonly bytes?: number;
}

/** Who is not root may be it in a user namespace, where the system allows that. */
const isRoot = process.getuid?.() === 0;
const unshare = [...(isRoot ? [] : ['--map-root-user']), '--mount'];
const enter = [...(isRoot ? [] : ['--user', '--preserve-credentials']), '--mount'];

/** Whether this machine lets us mount for a process of ours. */
export async function canMount(): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const { failed } = await execa('unshare', [...unshare, 'true'], { reject: false });
  return !failed;
}

/** The same start on such a disk: each program gives its place to the next, so that the server has the pid we know. */
export function startOnDisk(recipe: Recipe, { folder, bytes }: PrivateDisk): Recipe {
  const size = bytes === undefined ? '' : `,size=${bytes}`;
  const script = `mkdir -p "$0" && mount -t tmpfs -o mode=700${size} none "$0" && exec "$@"`;
  return {
    ...recipe,
    file: 'unshare',
    args: [...unshare, 'sh', '-c', script, folder, recipe.file, ...recipe.args],
  };
}

/**
 * Turns a folder of a server on a private disk read-only under it, as a failing disk does.
 * @param folder absolute
 * @param except absolute, below `folder`: stays as it is
 */
export async function turnReadOnly(pid: number, folder: string, except: string): Promise<void> {
  const script = 'mkdir -p "$1" && mount --bind "$1" "$1" && mount -o remount,bind,ro "$0"';
  await execa('nsenter', [`--target=${pid}`, ...enter, 'sh', '-c', script, folder, except]);
}
