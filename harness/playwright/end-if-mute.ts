import { currentRun } from '../config/run.ts';
import { findMuteness } from '../server/find-muteness.ts';
import { until } from '../server/process/until.ts';
import { familyOf, readRecords } from '../server/run/record.ts';
import { isOwn, type RunningServer } from '../server/server.ts';
import { announceMuteness, explainDeath, findDeath, noteTold } from './shared-server.ts';

/** The runner learns of it at once. */
const deathLimitMs = 5_000;

/**
 * Asks the server that a failed test has in common with others for its health. One that lives and does not answer
 * would cost each of them its whole time: it is ended, which to them is its death.
 * @throws saying how it was, if so
 */
export async function endIfMute(server: RunningServer): Promise<void> {
  const record = (await readRecords(currentRun().folder)).find(({ id }) => id === server.id);
  if (record === undefined) return; // somebody else started it: it is not ours to end
  const family = familyOf(record);
  const muteness = await findMuteness(server, family);
  if (muteness === undefined) return;
  const afterMs = Date.now() - Date.parse(record.startedAt);
  if (isOwn(server)) await server.kill();
  else {
    await announceMuteness(muteness);
    const { stopTree } = await import('../server/process/stop-tree.ts');
    await stopTree({ ...family, name: record.name, graceMs: 0 });
    // So that the run ends with this test.
    await until(deathLimitMs, async () => (await findDeath()) !== undefined);
    await noteTold();
  }
  throw await explainDeath(server, { exit: { signal: 'SIGKILL' }, afterMs, muteness });
}
