import { publishRun } from '../config/run.ts';
import type { Application } from '../targets/target.ts';
import { type LaunchOptions, launchServer } from './launch.ts';
import { startKeeper } from './run/keeper.ts';
import { reapRun } from './run/reap.ts';
import { readRecords } from './run/record.ts';
import { createRun, handOverRun, reapDeadRuns } from './run/run-folder.ts';
import type { Server } from './server.ts';

/**
 * Starts a server that goes on when this process ends, in a run of its own. Until it is healthy the run is ours, and
 * its keeper ends everything if we are killed; from then on the server itself owns it.
 * @throws ServerError when it does not start; nothing of it is left then
 */
export async function launchBackground(target: Application, options: LaunchOptions = {}): Promise<Server> {
  await reapDeadRuns();
  const run = await createRun();
  publishRun(run);
  const releaseKeeper = await startKeeper(run);
  try {
    const server = await launchServer(target, { ...options, isBackground: true, isByHand: true });
    const record = (await readRecords(run.folder)).find(({ id }) => id === server.id);
    // Its first process may have left by now; without a record it had ended before anybody knew it, and is reaped.
    if (record !== undefined) await handOverRun(run, record.process);
    return server;
  } catch (error) {
    await reapRun(run.folder);
    throw error;
  } finally {
    releaseKeeper();
  }
}
