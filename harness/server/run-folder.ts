import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Run } from '../config/run.ts';
import { text } from '../language/text.ts';
import { identify, isStillThere, type ProcessIdentity } from './process-identity.ts';
import { reapRun } from './reap.ts';
import { readJson, writeJson } from './record.ts';
import { stateFolder } from './state-folder.ts';

const runsFolder = () => path.join(stateFolder(), 'runs');
const runnerFile = (folder: string) => path.join(folder, 'runner.json');

/**
 * Makes the folder of a new run, owned by this process.
 * @throws when the system does not tell when this process started: nobody could tell it from another later
 */
export async function createRun(): Promise<Run> {
  const id = randomBytes(6).toString('hex');
  const folder = path.join(runsFolder(), id);
  // Others may pass through but not look: a database server under another user has its data further down.
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const runner = await identify(process.pid);
  if (runner === undefined) throw new Error(text('run.noIdentity'));
  await writeJson(runnerFile(folder), runner);
  return { id, folder };
}

/** Makes a process the owner of a run: as long as it lives, nobody reaps the run. */
export async function handOverRun(run: Run, owner: ProcessIdentity): Promise<void> {
  await writeJson(runnerFile(run.folder), owner);
}

/** All runs of this user, with their owners; one that is just being made or removed has none. */
export async function listRuns(): Promise<{ run: Run; owner: ProcessIdentity | undefined }[]> {
  const ids = await readdir(runsFolder()).catch(() => []);
  return Promise.all(
    ids.map(async (id) => {
      const folder = path.join(runsFolder(), id);
      return { run: { id, folder }, owner: await readJson<ProcessIdentity>(runnerFile(folder)) };
    }),
  );
}

/** Removes the folder of a run whose processes are ended. */
export async function removeRun(run: Run): Promise<void> {
  // Windows holds deleted files for a moment after a process ended.
  await rm(run.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/**
 * Ends what runs left behind whose runner is gone; runs that go on beside us are not touched.
 * @returns how many process trees were ended
 */
export async function reapDeadRuns(): Promise<number> {
  let ended = 0;
  for (const { run, owner } of await listRuns()) {
    if (owner !== undefined && !(await isStillThere(owner))) ended += await reapRun(run.folder);
  }
  return ended;
}
