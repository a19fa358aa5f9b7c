import { settings } from '../config/env.ts';
import { publishRun, type Run } from '../config/run.ts';
import { maskFile } from '../evidence/masked-file.ts';
import { text } from '../language/text.ts';
import { listLogs, nameRunLogs } from '../server/logs/log-files.ts';
import { politeGraceMs } from '../server/process/stop-tree.ts';
import { startKeeper } from '../server/run/keeper.ts';
import { watchOrphans } from '../server/run/orphan-watch.ts';
import { endProcesses, reapRun } from '../server/run/reap.ts';
import { createRun } from '../server/run/run-folder.ts';

const pollMs = 50;

/** A run that has begun and has to be ended. */
export interface OpenRun {
  readonly run: Run;
  /** Fires when the run is to end, whatever is under way. */
  readonly ending: AbortSignal;
  /** Does something that has to be over before the run can end. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Says that it is to end: what comes of its servers from now on is no news of them. */
  interrupt(): void;
  /** Ends all that runs and removes what was needed for it. */
  close(): Promise<void>;
}

/** Begins a run: from now on nothing of it outlives this process, whatever kills it. */
export async function openRun(): Promise<OpenRun> {
  const run = await createRun();
  const logFolder = nameRunLogs(settings.logDir, run.id);
  publishRun(run, logFolder);
  const releaseKeeper = await startKeeper(run);
  const stopWatching = watchOrphans(run, (count) => console.log(text('run.orphans', { count })));
  const abort = new AbortController();
  let isBusy = false;

  return {
    run,
    ending: abort.signal,
    during: async (work) => {
      isBusy = true;
      return work.finally(() => {
        isBusy = false;
      });
    },
    interrupt: () => abort.abort(),
    close: async () => {
      abort.abort();
      stopWatching();
      // Whoever still waits for a server learns by its end that the run is over.
      do await endProcesses(run.folder, politeGraceMs);
      while (isBusy && (await tick()));
      await reapRun(run.folder, politeGraceMs);
      releaseKeeper();
      // An application may log what was typed, and logs are uploaded from CI: nobody writes to them any more.
      (await listLogs(logFolder)).forEach(maskFile);
    },
  };
}

function tick(): Promise<true> {
  return new Promise((resolve) => setTimeout(resolve, pollMs, true));
}
