import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * An input that never ends and needs nobody at its other side: a named pipe opened to read and to write at once, so
 * that its reader is its writer too. Some servers end when their input does, and ours may outlive its starter.
 * @returns undefined on Windows, which has no such pipe, and where `mkfifo` is missing
 */
export async function openEndlessInput(folder: string): Promise<FileHandle | undefined> {
  if (process.platform === 'win32') return undefined;
  const file = path.join(folder, `input-${randomBytes(3).toString('hex')}`);
  const { execa } = await import('execa');
  const { failed } = await execa('mkfifo', ['-m', '600', file], { reject: false });
  if (failed) return undefined;
  try {
    return await open(file, 'r+');
  } finally {
    await rm(file, { force: true });
  }
}
