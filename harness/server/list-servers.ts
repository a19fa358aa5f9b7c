import { provePortFree } from './port/port.ts';
import { isFamilyThere } from './process/list-family.ts';
import { isStillThere } from './process/process-identity.ts';
import { politeGraceMs, stopTree } from './process/stop-tree.ts';
import { reapRun } from './run/reap.ts';
import { familyOf, type ProcessRecord, readRecords, removeRecord, type ServerPlace } from './run/record.ts';
import { isOver, listRuns, type OwnedRun } from './run/run-folder.ts';

/**
 * A live server of ours, as another process sees it. The owner of its run is the test runner, or the server itself when
 * it runs in the background.
 */
export interface ListedServer extends ProcessRecord, ServerPlace, OwnedRun {
  readonly server: ServerPlace;
  /** Whether its first process has left, and only what came out of it goes on. */
  readonly hasLostRoot: boolean;
  /** Whether nobody goes on with its run: whoever would have ended it is gone. */
  readonly isAbandoned: boolean;
}

/** The live servers of all runs of this user, newest first. */
export async function listServers(): Promise<ListedServer[]> {
  const perRun = await Promise.all((await listRuns()).map(listServersOf));
  return perRun.flat().sort((one, other) => other.startedAt.localeCompare(one.startedAt));
}

async function listServersOf(owned: OwnedRun): Promise<ListedServer[]> {
  const isAbandoned = await isOver(owned);
  const records = await readRecords(owned.run.folder);
  const found = await Promise.all(
    records.map(async (record) => {
      const { server } = record;
      if (server === undefined || !(await isFamilyThere(familyOf(record)))) return [];
      const hasLostRoot = !(await isStillThere(record.process));
      return [{ ...record, ...server, ...owned, server, hasLostRoot, isAbandoned }];
    }),
  );
  return found.flat();
}

/**
 * Stops a server through its record, with all that came out of it, and proves its port free.
 * @param onKill told when it did not end by itself in its time and has to be killed
 * @throws when something of it is still there after it was killed, or somebody else holds its port
 */
export async function stopListed(server: ListedServer, onKill?: () => void): Promise<void> {
  const { name, host, port, run, id } = server;
  await stopTree({ ...familyOf(server), name, graceMs: politeGraceMs, onKill });
  await removeRecord(run.folder, id);
  // One in the background has a run of its own; any other belongs to a run that goes on.
  if (server.isBackground) await reapRun(run.folder);
  await provePortFree(name, host, port);
}
