import { publishRun } from '../../config/run.ts';
import { startKeeper } from './keeper.ts';
import { reapRun } from './reap.ts';
import { createRun } from './run-folder.ts';

/** Does something in a run of its own: whatever it starts ends with it, even when we are killed. */
export async function withRun<T>(work: () => Promise<T>): Promise<T> {
  const run = await createRun();
  publishRun(run);
  const releaseKeeper = await startKeeper(run);
  try {
    return await work();
  } finally {
    await reapRun(run.folder);
    releaseKeeper();
  }
}
