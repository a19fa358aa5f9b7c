import { publishRun } from '../config/run.ts';
import type { Target } from '../targets/target.ts';
import { type LaunchOptions, launchServer } from './launch.ts';
import { identify } from './process/process-identity.ts';
import { startKeeper } from './run/keeper.ts';
import { reapRun } from './run/reap.ts';
import { createRun, handOverRun, reapDeadRuns } from './run/run-folder.ts';
import type { Server } from './server.ts';

/**
 * Starts a server that goes on when this process ends, in a run of its own. Until it is healthy the run is ours, and
 * its keeper ends everything if we are killed; from then on the server itself owns it.
 * @throws ServerError when it does not start; nothing of it is left then
 */
export async function launchBackground(target: Target, options: LaunchOptions = {}): Promise<Server> {
  await reapDeadRuns();
  const run = await createRun();
  publishRun(run);
  const releaseKeeper = await startKeeper(run);
  try {
    const server = await launchServer(target, { ...options, isBackground: true, isByHand: true });
    const owner = await identify(server.pid);
    // Ended just now: the next start reaps what is left.
    if (owner !== undefined) await handOverRun(run, owner);
    return server;
  } catch (error) {
    await reapRun(run.folder);
    throw error;
  } finally {
    releaseKeeper();
  }
}
