import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type FileHandle, open } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import path from 'node:path';
import { removeFile } from '../../files/remove-folder.ts';
import { text } from '../../language/text.ts';
import { within } from './within.ts';

/** Both ways take milliseconds. */
const limitMs = 10_000;

/** An input that never ends; closing it here changes nothing for a process that has it already. */
export interface EndlessInput {
  /** What the process reads from. */
  readonly fd: number;
  /** What the process has to get, too, so that the other end of its input is never closed. */
  readonly others: readonly Socket[];
  close(): Promise<void>;
}

/**
 * An input that never ends and needs nobody at its other side, because its reader holds both ends of it. Some servers
 * end when their input does, and ours may outlive its starter.
 * @returns undefined where `mkfifo` is missing
 */
export function openEndlessInput(folder: string): Promise<EndlessInput | undefined> {
  return process.platform === 'win32' ? openPipe() : openFifo(folder);
}

/** A named pipe that is opened to read and to write at once. */
async function openFifo(folder: string): Promise<EndlessInput | undefined> {
  const file = path.join(folder, `input-${randomBytes(3).toString('hex')}`);
  const { execa } = await import('execa');
  const { failed } = await execa('mkfifo', ['-m', '600', file], { reject: false, timeout: limitMs });
  if (failed) return undefined;
  try {
    const handle = await open(file, 'r+');
    return { fd: handle.fd, others: [], close: () => handle.close() };
  } finally {
    await removeFile(file);
  }
}

/** Windows has a pipe's two ends in two handles, and gives `stdin: 'ignore'` an input that is at its end. */
async function openPipe(): Promise<EndlessInput> {
  const name = `\\\\.\\pipe\\firstrun-${process.pid}-${randomBytes(6).toString('hex')}`;
  const server = createServer({ pauseOnConnect: true }).listen(name);
  await within(limitMs, text('wait.pipe'), once(server, 'listening'));
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const handle: FileHandle = await open(name, 'r+');
  const [otherEnd] = await within(limitMs, text('wait.pipe'), accepted);
  server.close();
  return {
    fd: handle.fd,
    others: [otherEnd],
    close: async () => {
      otherEnd.destroy();
      await handle.close();
    },
  };
}
