import { test } from '@playwright/test';
import { execa } from 'execa';

/** Who is not root may be it in a user namespace, where the system allows that. */
const options = [...(process.getuid?.() === 0 ? [] : ['--map-root-user']), '--mount'];

/** Skips the test where nothing can be mounted. */
export async function skipWithoutMounts(): Promise<void> {
  const { failed } = await execa('unshare', [...options, 'true'], { reject: false });
  test.skip(failed, 'mounting a file system needs util-linux, and root or user namespaces');
}

/** Runs what follows where a small file system of its own is at `$0`. */
export function inMount(script: string, folder: string): string[] {
  return ['unshare', ...options, 'sh', '-c', `${script} && exec "$@"`, folder];
}
