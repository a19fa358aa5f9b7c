import { randomBytes } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Run } from '../../config/run.ts';
import { removeFolder } from '../../files/remove-folder.ts';
import { replaceFile } from '../../files/replace-file.ts';
import type { HeldFileError } from '../../files/until-released.ts';
import { ExplainedError } from '../../language/explained-error.ts';
import { text } from '../../language/text.ts';
import { isFamilyThere } from '../process/list-family.ts';
import { identify, isAlive, isStillThere, type ProcessIdentity } from '../process/process-identity.ts';
import { reapRun } from './reap.ts';
import { familyOf, readJson, readRecords, writeJson } from './record.ts';
import { finishRemovals, listUnremoved, tellUnremoved } from './run-removal.ts';
import { explainState, stateFolder } from './state-folder.ts';

const runsFolder = () => path.join(stateFolder(), 'runs');
const runnerFile = (folder: string) => path.join(folder, 'runner.json');

/**
 * Makes the folder of a new run, owned by this process.
 * @throws when the folder for temporary files is of no use, or the system does not tell when this process started:
 * nobody could tell it from another later
 */
export async function createRun(): Promise<Run> {
  const runner = await identify(process.pid);
  if (runner === undefined) {
    throw new ExplainedError({ headline: text('run.noIdentity'), wayOut: [text('run.allowIdentity')] });
  }
  const id = randomBytes(6).toString('hex');
  const folder = path.join(runsFolder(), id);
  // It appears in one stroke, with its owner: a folder without one is what a killed process left.
  const draft = path.join(stateFolder(), `draft-${runner.pid}-${id}`);
  // Others may pass through but not look: a database server under another user has its data further down.
  try {
    await mkdir(draft, { mode: 0o711 });
    await writeJson(runnerFile(draft), runner);
    await mkdir(runsFolder(), { recursive: true, mode: 0o711 });
    await replaceFile(draft, folder);
  } catch (cause) {
    throw explainState(cause);
  }
  return { id, folder };
}

/** Makes a process the owner of a run: as long as it lives, nobody reaps the run. */
export async function handOverRun(run: Run, owner: ProcessIdentity): Promise<void> {
  await writeJson(runnerFile(run.folder), owner);
}

/** A run and whose end is its end; one whose removal was interrupted may have no owner. */
export interface OwnedRun {
  readonly run: Run;
  readonly owner: ProcessIdentity | undefined;
  /** Whether there is one that the system does not let us read: it may live. */
  readonly isOwnerHidden: boolean;
}

/** All runs of this user. */
export async function listRuns(): Promise<OwnedRun[]> {
  const names = await readdir(runsFolder()).catch(() => []);
  return Promise.all(
    names.filter(isRunId).map(async (id) => {
      const folder = path.join(runsFolder(), id);
      const reading = readJson<ProcessIdentity>(runnerFile(folder));
      const [read] = await Promise.allSettled([reading]);
      const isOwnerHidden = read.status === 'rejected';
      return { run: { id, folder }, owner: isOwnerHidden ? undefined : read.value, isOwnerHidden };
    }),
  );
}

/** Whether nobody goes on with a run: its runner has ended, or the whole family of the server that owned it. */
export async function isOver({ run, owner, isOwnerHidden }: OwnedRun): Promise<boolean> {
  if (isOwnerHidden) return false;
  // A run appears together with its owner: one without has been removed in part.
  if (owner === undefined) return true;
  if (await isStillThere(owner)) return false;
  const { pid, startTime } = owner;
  const server = (await readRecords(run.folder)).find(
    ({ process: root }) => root.pid === pid && root.startTime === startTime,
  );
  return server === undefined || !(await isFamilyThere(familyOf(server)));
}

/**
 * Ends what runs left behind whose runner is gone; runs that go on beside us are not touched.
 * @param onUnremoved told of each folder that cannot be removed: once, the next start is silent about it
 * @returns how many process trees were ended
 */
export async function reapDeadRuns(onUnremoved = tellUnremoved): Promise<number> {
  let ended = 0;
  for (const owned of await listRuns()) {
    if (await isOver(owned)) ended += await reapRun(owned.run.folder, undefined, undefined, onUnremoved);
  }
  await finishRunRemovals(); // what is still not possible has been told, and doctor shows it
  await removeDrafts();
  return ended;
}

/** The folders of runs that are over and could not be removed. */
export function listUnremovedRuns(): Promise<string[]> {
  return listUnremoved(runsFolder());
}

/**
 * Tries again to remove them.
 * @returns why some are still there
 */
export function finishRunRemovals(): Promise<HeldFileError[]> {
  return finishRemovals(runsFolder());
}

function isRunId(name: string): boolean {
  return /^[0-9a-f]{12}$/.test(name);
}

/** What was being made by a process that is gone. */
async function removeDrafts(): Promise<void> {
  for (const name of await readdir(stateFolder())) {
    const pid = /^draft-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await removeFolder(path.join(stateFolder(), name)).catch(() => {}); // the next start tries again
  }
}
