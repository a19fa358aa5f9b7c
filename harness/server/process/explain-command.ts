import { constants } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { text } from '../../language/text.ts';

/** As much of a file as the kernel reads to find its interpreter (BINPRM_BUF_SIZE of Linux). */
const firstBytes = 256;

/** A file that the system would not run. */
export interface Command {
  readonly file: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * What to do about a command that the system would not run. Its codes do not say: ENOENT stands for a missing file, a
 * missing interpreter and a script with Windows line breaks; EACCES for a folder and for a file without the run bit.
 */
export async function explainCommand({ file, cwd, env }: Command): Promise<string> {
  const found = await locate(file, cwd, env['PATH'] ?? '');
  if (found === undefined) return text('wayOut.command', { file });
  if ((await stat(found)).isDirectory()) return text('wayOut.commandFolder', { file });
  if (!(await mayRun(found))) return text('wayOut.runBit', { file });
  const line = await readFirstLine(found).catch(() => undefined); // may be run, and not read
  // A file without one is handed to the shell by the system itself.
  const interpreter = /^#!\s*(\S+)/.exec(line ?? '')?.[1];
  if (line === undefined || interpreter === undefined) return text('wayOut.command', { file });
  if (line.endsWith('\r')) return text('wayOut.lineBreaks', { file });
  return text('wayOut.interpreter', { file, interpreter });
}

/** A name without a folder is looked for in PATH; a file there that may not be run counts only where no other one does. */
async function locate(file: string, cwd: string, folders: string): Promise<string | undefined> {
  if (path.basename(file) !== file) return isThere(path.resolve(cwd, file));
  const all = folders.split(path.delimiter).map((folder) => path.resolve(cwd, folder, file));
  const found = (await Promise.all(all.map(isThere))).filter((each) => each !== undefined);
  const canRun = await Promise.all(found.map(mayRun));
  return found[canRun.indexOf(true)] ?? found[0];
}

async function isThere(file: string): Promise<string | undefined> {
  return stat(file).then(
    () => file,
    () => undefined, // not there, or not ours to look at
  );
}

async function mayRun(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function readFirstLine(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(firstBytes), 0, firstBytes, 0);
    return buffer.toString('latin1', 0, bytesRead).split('\n', 1)[0] ?? '';
  } finally {
    await handle.close();
  }
}
