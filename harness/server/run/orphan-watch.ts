import type { Run } from '../../config/run.ts';
import { isAlive } from '../process/process-identity.ts';
import { orphanGraceMs, stopTree } from '../process/stop-tree.ts';
import { removeWorkspace } from '../workspace.ts';
import { familyOf, type ProcessRecord, readRecords, removeRecord } from './record.ts';

/** Reading the few records of a run costs half a millisecond. */
const intervalMs = 500;

/**
 * Looks now and then whether a process of the run has lost the worker that started it, and ends it.
 * @param onEnded told how many were ended
 * @returns ends the watch
 */
export function watchOrphans(run: Run, onEnded: (count: number) => void): () => void {
  const look = async () => {
    const orphans = (await readRecords(run.folder)).filter(({ ownerPid }) => !isAlive(ownerPid));
    // What cannot be ended now is tried again, and at the run's end once more.
    const ended = await Promise.allSettled(orphans.map((orphan) => endOrphan(run, orphan)));
    const count = ended.filter((result) => result.status === 'fulfilled' && result.value).length;
    if (count > 0) onEnded(count);
  };
  // A record that somebody else reads cannot be read on Windows for a moment: the next look will do.
  const timer = setInterval(() => look().catch(() => {}), intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}

async function endOrphan(run: Run, orphan: ProcessRecord): Promise<boolean> {
  const { id, name, server } = orphan;
  const wasThere = await stopTree({ ...familyOf(orphan), name, graceMs: orphanGraceMs });
  await removeRecord(run.folder, id);
  if (server !== undefined) await removeWorkspace(server.workspace);
  return wasThere;
}
