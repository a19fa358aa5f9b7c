import { existsSync } from 'node:fs';
import path from 'node:path';
import { currentRun, type Run } from '../config/run.ts';
import { formatDuration, text } from '../language/text.ts';
import type { Muteness } from '../server/find-muteness.ts';
import type { LogFiles } from '../server/logs/log-files.ts';
import { endedUnasked } from '../server/process/ended-unasked.ts';
import { describeExit, type Exit } from '../server/process/exit.ts';
import { readJson, writeJson } from '../server/run/record.ts';
import type { RunningServer, Server } from '../server/server.ts';
import { serverError } from '../server/server-error.ts';
import type { OpenRun } from './open-run.ts';

/** What became of the server that the whole run shares; the runner writes it, the workers read it. */
export type SharedServer =
  | {
      readonly state: 'running';
      readonly server: RunningServer;
      readonly readyAfterMs: number;
      /** Version and name of the browser that the tests will use. */
      readonly browser: string;
    }
  | {
      readonly state: 'failed';
      readonly message: string;
      readonly logs: LogFiles | undefined;
      /** How it was to be seen from outside when it failed. */
      readonly portrait: string | undefined;
    };

/** How a server ended that tests needed. */
export interface Death {
  readonly exit: Exit;
  readonly afterMs: number;
  /** Why a test had it ended while it lived. */
  readonly muteness?: Muteness | undefined;
}

const outcomeFile = (run: Run) => path.join(run.folder, 'shared-server.json');
const stopFile = (run: Run) => path.join(run.folder, 'shared-server-stop.json');
const toldFile = (run: Run) => path.join(run.folder, 'shared-server-told.json');
const mutenessFile = (run: Run) => path.join(run.folder, 'shared-server-mute.json');
const deathFile = (run: Run) => path.join(run.folder, 'shared-server-exit.json');

/** Tells the workers what became of the start. */
export async function publishSharedServer(shared: SharedServer, run = currentRun()): Promise<void> {
  await writeJson(outcomeFile(run), shared);
}

/**
 * What became of the start.
 * @throws when the run has no shared server
 */
export async function readSharedServer(): Promise<SharedServer> {
  const shared = await readJson<SharedServer>(outcomeFile(currentRun()));
  if (shared === undefined) throw new Error(text('run.noSharedServer'));
  return shared;
}

/** Whether the run has a shared server that started; not so when nothing runs and tests are only listed. */
export async function hasSharedServer(): Promise<boolean> {
  return findSharedServer().then(
    () => true,
    () => false,
  );
}

/**
 * The server that the run shares.
 * @throws the reason why it did not start
 */
export async function findSharedServer(): Promise<RunningServer> {
  const shared = await readSharedServer();
  if (shared.state === 'failed') throw new Error(shared.message);
  return shared.server;
}

/**
 * Writes down when the shared server dies in the middle of the run; only its parent, the runner, gets to know.
 * @param onDeath told why the run cannot go on
 */
export function watchSharedServer(server: Server, open: OpenRun, onDeath: (error: Error) => void): void {
  endedUnasked(server.died, open.ending).then(async (exit) => {
    const afterMs = server.runtimeMs();
    if (exit === undefined || existsSync(stopFile(open.run))) return;
    const muteness = await readJson<Muteness>(mutenessFile(open.run)).catch(() => undefined); // the death is told
    const death: Death = { exit, afterMs, muteness };
    await writeJson(deathFile(open.run), death);
    onDeath(await explainDeath(server, death));
  });
}

/** Says that the end of the shared server, which follows, is no death. */
export async function announceStop(): Promise<void> {
  await writeJson(stopFile(currentRun()), {});
}

/** Says why the shared server, which lives, is about to be ended: to the tests that is its death. */
export async function announceMuteness(muteness: Muteness): Promise<void> {
  await writeJson(mutenessFile(currentRun()), muteness);
}

/** How the shared server died, or undefined while it lives. */
export async function findDeath(): Promise<Death | undefined> {
  const file = deathFile(currentRun());
  // One that cannot be read now is read at the next look.
  return existsSync(file) ? readJson<Death>(file).catch(() => undefined) : undefined;
}

/** Notes that a test has told of the death, so that the report tells it once. */
export async function noteTold(): Promise<void> {
  await writeJson(toldFile(currentRun()), {});
}

/** Whether a test has told of the death. */
export function wasTold(): boolean {
  return existsSync(toldFile(currentRun()));
}

/** What to say of a server that ended while tests needed it. */
export async function explainDeath(server: RunningServer, death: Death): Promise<Error> {
  const { exit, afterMs, muteness } = death;
  const { name, url, logs } = server;
  const values = { name, elapsed: formatDuration(afterMs) };
  return serverError({
    headline:
      muteness === undefined
        ? text('server.died', { ...values, exit: describeExit(exit) })
        : text(`server.${muteness.state}`, values),
    facts: [
      text('fact.url', { value: url }),
      ...(muteness === undefined ? [] : [text('fact.muteness', { answer: muteness.answer })]),
    ],
    ...(logs && { logs }),
    wayOut: [...(muteness === undefined ? [] : [text(`wayOut.${muteness.state}`)]), text('wayOut.readLogs')],
  });
}
