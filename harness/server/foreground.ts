import { publishRun } from '../config/run.ts';
import type { Application } from '../targets/target.ts';
import { type LaunchOptions, launchServer } from './launch.ts';
import { startKeeper } from './run/keeper.ts';
import { endProcesses, reapRun } from './run/reap.ts';
import { createRun, reapDeadRuns } from './run/run-folder.ts';
import type { Server } from './server.ts';

/** A server that lives as long as this process, in a run of its own. */
export interface ForegroundServer {
  readonly server: Server;
  /** Stops the server and removes what the run left. */
  end(): Promise<void>;
  /** Ends what `end` is still waiting for, without asking again. */
  hurry(): Promise<unknown>;
}

/**
 * Starts a server that ends with this process, whatever ends that one.
 * @throws ServerError when it does not start; nothing of it is left then
 */
export async function launchForeground(
  target: Application,
  options: LaunchOptions = {},
): Promise<ForegroundServer> {
  await reapDeadRuns();
  const run = await createRun();
  publishRun(run);
  const releaseKeeper = await startKeeper(run);
  const leave = async () => {
    await reapRun(run.folder);
    releaseKeeper();
  };
  try {
    const server = await launchServer(target, { ...options, isByHand: true });
    return {
      server,
      end: () => server.stop().finally(leave),
      hurry: () => endProcesses(run.folder, 0),
    };
  } catch (error) {
    await leave();
    throw error;
  }
}
