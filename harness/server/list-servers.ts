import type { Run } from '../config/run.ts';
import { provePortFree } from './port/port.ts';
import { isStillThere, type ProcessIdentity } from './process/process-identity.ts';
import { politeGraceMs, stopTree } from './process/stop-tree.ts';
import { reapRun } from './run/reap.ts';
import { type ProcessRecord, readRecords, removeRecord, type ServerPlace } from './run/record.ts';
import { listRuns } from './run/run-folder.ts';

/** A live server of ours, as another process sees it. */
export interface ListedServer extends Omit<ProcessRecord, 'server'>, ServerPlace {
  readonly run: Run;
  /** Whose end is its end: the test runner, or the server itself when it runs in the background. */
  readonly owner: ProcessIdentity | undefined;
}

/** The live servers of all runs of this user, newest first. */
export async function listServers(): Promise<ListedServer[]> {
  const perRun = await Promise.all((await listRuns()).map(({ run, owner }) => listServersOf(run, owner)));
  return perRun.flat().sort((one, other) => other.startedAt.localeCompare(one.startedAt));
}

async function listServersOf(run: Run, owner: ProcessIdentity | undefined): Promise<ListedServer[]> {
  const records = await readRecords(run.folder);
  const alive = await Promise.all(records.map((record) => isStillThere(record.process)));
  return records.flatMap(({ server, ...record }, index) =>
    server !== undefined && alive[index] === true ? [{ ...record, ...server, run, owner }] : [],
  );
}

/**
 * Stops a server through its record, with all that came out of it, and proves its port free.
 * @throws when something of it is still there after it was killed, or somebody else holds its port
 */
export async function stopListed(server: ListedServer): Promise<void> {
  const { name, marker, logs, process: root, host, port, run, id } = server;
  await stopTree({ name, marker, logs, root, graceMs: politeGraceMs });
  await removeRecord(run.folder, id);
  // One in the background has a run of its own; any other belongs to a run that goes on.
  if (server.isBackground) await reapRun(run.folder);
  await provePortFree(name, host, port);
}
