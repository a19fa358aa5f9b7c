import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { settings } from '../../config/env.ts';
import { runFolders } from '../../config/output-folders.ts';
import { projectRoot } from '../../config/project-root.ts';
import { allowWriting } from '../../files/allow-writing.ts';
import { findRefusals, type Refusal } from '../../files/prove-writable.ts';
import { removeFile } from '../../files/remove-folder.ts';
import { describeReason } from '../../language/reason.ts';
import { text } from '../../language/text.ts';
import { stateFolder } from '../../server/run/state-folder.ts';
import type { Finding } from './finding.ts';

/** Where the keeper is built. */
const buildCache = path.resolve(import.meta.dirname, '../../../node_modules/.cache/firstrun');

/** Whether we may write where we have to: logs, reports, the temp folder, and the cache of what is built. */
export async function checkRights(): Promise<Finding> {
  const reports = Object.values(runFolders).map((folder) => path.join(projectRoot, folder));
  const folders = [settings.logDir, stateFolder(), buildCache];
  const denied = (await Promise.all(folders.map(tryWriting))).filter((refusal) => refusal !== undefined);
  const refusals = [...denied, ...findRefusals(reports)];
  if (refusals.length === 0) {
    return { state: 'ok', words: text('doctor.rights.ok', { folders: folders.join(', ') }) };
  }
  const words = refusals.map(({ folder, reason }) => text('doctor.rights.denied', { folder, reason }));
  const repairs = refusals.map(({ folder }) => allowWriting(folder));
  return { state: 'failed', words: words.join('; '), repair: repairs.join('; ') };
}

async function tryWriting(folder: string): Promise<Refusal | undefined> {
  const file = path.join(folder, `doctor-${randomBytes(3).toString('hex')}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(file, '');
    await removeFile(file);
    return undefined;
  } catch (error) {
    return { folder, reason: describeReason(error) };
  }
}
