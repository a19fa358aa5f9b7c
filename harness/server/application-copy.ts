import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { currentRun } from '../config/run.ts';
import { type Copy, copyTree } from '../files/copy-tree.ts';
import { leaveOut } from '../files/left-out.ts';
import { removeFolder } from '../files/remove-folder.ts';
import { replaceFile } from '../files/replace-file.ts';
import type { ApplicationFiles } from '../targets/target.ts';
import { stateFolder } from './run/state-folder.ts';

/** How the application's own folder was read. */
export interface CopyReport extends Copy {
  readonly folder: string;
  readonly elapsedMs: number;
}

/** Who wants to know of it; nobody is told where a run has read the folder before. */
export interface CopyListeners {
  /** Told once a second how many files are copied so far. */
  readonly onCopying?: (count: number) => void;
  readonly onCopied?: (report: CopyReport) => void;
}

const tickMs = 1_000;

/**
 * Copies an application into a folder. Its own folder is read once a run: all servers of a run have the same files,
 * whatever its owner does meanwhile, and on many file systems the copies of a copy share its blocks.
 */
export async function copyApplication(
  application: ApplicationFiles,
  destination: string,
  listeners: CopyListeners,
): Promise<void> {
  await copyTree(await providePristine(application, listeners), destination);
}

/** The same without a copy in between, for the only server of its run. */
export async function copyOriginal(
  { folder, leftOut }: ApplicationFiles,
  destination: string,
  { onCopying, onCopied }: CopyListeners,
): Promise<void> {
  const begin = performance.now();
  let count = 0;
  const timer = setInterval(() => onCopying?.(count), tickMs);
  const copying = copyTree(folder, destination, {
    leavesOut: leaveOut(leftOut),
    // Somebody may keep temporary files, or what we keep for them, in the application's own folder.
    except: [stateFolder(), await realpath(destination)],
    onFile: (files) => {
      count = files;
    },
  });
  const copy = await copying.finally(() => clearInterval(timer));
  onCopied?.({ ...copy, folder, elapsedMs: performance.now() - begin });
}

async function providePristine(application: ApplicationFiles, listeners: CopyListeners): Promise<string> {
  const key = createHash('sha256').update(JSON.stringify(application)).digest('hex').slice(0, 12);
  const pristine = path.join(currentRun().folder, 'applications', key);
  if (existsSync(pristine)) return pristine;
  const draft = `${pristine}.${randomBytes(3).toString('hex')}`;
  await mkdir(draft, { recursive: true, mode: 0o700 });
  await copyOriginal(application, draft, listeners);
  await replaceFile(draft, pristine).catch(async (error) => {
    await removeFolder(draft);
    // Another worker has made the same.
    if (!existsSync(pristine)) throw error;
  });
  return pristine;
}
