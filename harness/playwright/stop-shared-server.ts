import { hostOf, portOf } from '../config/address.ts';
import { currentRun } from '../config/run.ts';
import { describeStop } from '../server/describe-stop.ts';
import { provePortFree } from '../server/port/port.ts';
import { politeGraceMs, stopTree } from '../server/process/stop-tree.ts';
import { familyOf, readRecords } from '../server/run/record.ts';
import type { RunningServer } from '../server/server.ts';
import { announceStop } from './shared-server.ts';

/**
 * Stops the server of the run from a worker, through its record, with all that came out of it, and proves its port free.
 * @throws when it does not end, or its port is still held
 */
export async function stopSharedServer(server: RunningServer): Promise<void> {
  const record = (await readRecords(currentRun().folder)).find(({ id }) => id === server.id);
  if (record === undefined) return; // somebody else started it: it is not ours to stop
  await announceStop();
  const { name } = record;
  let wasKilled = false;
  const onKill = () => {
    wasKilled = true;
  };
  await stopTree({ ...familyOf(record), name, graceMs: politeGraceMs, onKill });
  const port = portOf(server.url);
  await provePortFree(name, hostOf(server.url), port);
  for (const line of describeStop({ name, port, wasKilled })) console.log(line);
}
