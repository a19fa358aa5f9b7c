import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { settings } from '../../config/env.ts';
import { removeFile } from '../../files/remove-folder.ts';
import { text } from '../../language/text.ts';
import { stateFolder } from '../../server/run/state-folder.ts';
import type { Finding } from './finding.ts';
import { allowWriting } from './repair.ts';

/** Where the keeper is built. */
const buildCache = path.resolve(import.meta.dirname, '../../../node_modules/.cache');

/** Whether we may write where we have to: logs, the temp folder, and the cache of what is built. */
export async function checkRights(): Promise<Finding> {
  const folders = [settings.logDir, stateFolder(), buildCache];
  for (const folder of folders) {
    const reason = await tryWriting(folder);
    if (reason === undefined) continue;
    const words = text('doctor.rights.denied', { folder, reason });
    return { state: 'failed', words, repair: allowWriting(folder) };
  }
  return { state: 'ok', words: text('doctor.rights.ok', { folders: folders.join(', ') }) };
}

/** @returns why not, or undefined when it works */
async function tryWriting(folder: string): Promise<string | undefined> {
  const file = path.join(folder, `doctor-${randomBytes(3).toString('hex')}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(file, '');
    await removeFile(file);
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}
