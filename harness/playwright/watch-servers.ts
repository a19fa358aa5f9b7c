import { endedUnasked } from '../server/process/ended-unasked.ts';
import type { Server } from '../server/server.ts';
import type { DeathWatch } from './death-watch.ts';
import { explainDeath, findDeath, findSharedServer, noteTold } from './shared-server.ts';

/** How soon a test learns that the shared server is gone; to look for a file costs next to nothing. */
const deathPollMs = 20;

let interruption: AbortSignal | undefined;

/** Fires when Ctrl+C comes to this worker, which lives on: on Windows its servers have got it too, and end. */
export function watchInterruption(): AbortSignal {
  if (interruption === undefined) {
    const abort = new AbortController();
    process.once('SIGINT', () => abort.abort());
    interruption = abort.signal;
  }
  return interruption;
}

/**
 * A server that died before the test began fails it at once, with what it said. One that dies meanwhile ends the test
 * wherever it is: an error that nobody catches is the one thing that Playwright does not wait for.
 */
export async function watchShared(watch: DeathWatch): Promise<() => void> {
  const server = await findSharedServer().catch(() => undefined);
  if (server === undefined) return () => {}; // who wants it is told why there is none
  const tell = async () => {
    const death = await findDeath();
    if (death === undefined) return;
    const error = await explainDeath(server, death);
    if (isOver) return; // the test, or a look before this one has told it
    clearInterval(timer);
    isOver = true;
    await noteTold();
    watch.tell(error);
    throw error;
  };
  let isOver = false;
  const timer = setInterval(tell, deathPollMs);
  await tell();
  return () => {
    clearInterval(timer);
    isOver = true;
  };
}

/**
 * The server of a worker ends the test that runs when it dies, as the run's own does. The next test has a new worker
 * then, and that a new server.
 */
export function watchWorkers(server: Server, watch: DeathWatch): () => void {
  let isOver = false;
  endedUnasked(server.died, watchInterruption()).then(async (exit) => {
    if (exit === undefined || isOver) return; // one of the many tests before: only the last one reads the logs
    const error = await explainDeath(server, { exit, afterMs: server.runtimeMs() });
    if (isOver) return;
    watch.tell(error);
    throw error;
  });
  return () => {
    isOver = true;
  };
}

/** The end of a server of the test's own is said at the end of the test, which may have meant it. */
export function watchOwn(server: Server, watch: DeathWatch): void {
  const begin = performance.now() - server.readyAfterMs;
  server.died.then(async (exit) => {
    const afterMs = performance.now() - begin;
    watch.report(await explainDeath(server, { exit, afterMs }));
  });
}
