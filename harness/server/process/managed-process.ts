import { currentRun, type Run } from '../../config/run.ts';
import { text } from '../../language/text.ts';
import type { LogFiles } from '../logs/log-files.ts';
import { nameOwnFolder, removeRecord, type ServerPlace, writeRecord } from '../run/record.ts';
import { type Descendants, watchDescendants } from './descendants.ts';
import type { Exit } from './exit.ts';
import { listFamily } from './list-family.ts';
import type { Family } from './process-family.ts';
import { identifyChild } from './process-identity.ts';
import { hasProcessTable } from './process-table.ts';
import { type ProcessSpec, spawnProcess } from './spawn-process.ts';
import { politeGraceMs, stopTree } from './stop-tree.ts';
import { within } from './within.ts';

/** Between the end of a child and our hearing of it lie milliseconds. */
const wordLimitMs = 5_000;

/** A process of ours that runs. When the whole run is killed, its keeper ends it. */
export interface ManagedProcess extends AsyncDisposable {
  readonly pid: number;
  readonly startedAtMs: number;
  readonly logs: LogFiles;
  /** How it ended; the order of its last lines is known then. */
  readonly exited: Promise<Exit>;
  /** How it ended, or undefined while it lives. */
  hasExited(): Exit | undefined;
  /** How long it has run, or did run, milliseconds; the clock of the machine may jump meanwhile. */
  runtimeMs(): number;
  /** Settles when its record says where it is, so that another process can find and end it. */
  moveTo(place: ServerPlace): Promise<void>;
  /** This process and what came out of it; undefined where the system does not tell. */
  findFamily(): Promise<readonly number[] | undefined>;
  /** It no longer keeps this process alive, and goes on when this process ends. */
  release(): void;
  /** Settles only when it ends without having been told to. */
  readonly died: Promise<Exit>;
  /** Ends it with all that came out of it, without asking. */
  kill(): Promise<void>;
  /** Ends it with all that came out of it; a second call gives the same promise. */
  stop(): Promise<void>;
  /** Whether `stop` had to kill it: it did not end by itself in its time. */
  wasKilled(): boolean;
}

/**
 * Starts a process with its streams going straight into files.
 * @throws ServerError when the executable cannot be started or the logs cannot be written
 */
export async function startProcess(spec: ProcessSpec, run: Run = currentRun()): Promise<ManagedProcess> {
  const marker = `${run.id}/${spec.id}`;
  const startedAtMs = Date.now();
  const { child, pid, lifetime } = await spawnProcess(spec, marker, run);
  // Windows takes up to a second to tell it: nobody waits for that before the server is asked for its health.
  let identity = identifyChild(pid, startedAtMs);
  const findRoot = async () => {
    const root = await identity;
    if (root?.isGuessed) identity = identifyChild(pid, startedAtMs).then((again) => again ?? root);
    return identity;
  };
  let place = spec.server;
  let descendants: Descendants | undefined;
  const record = async () => {
    const root = await findRoot();
    const { endedAtMs } = lifetime;
    if (root === undefined) return; // gone already
    const { id, name, logs } = spec;
    const { seen = [] } = descendants ?? {};
    const startedAt = new Date(startedAtMs).toISOString();
    const common = { id, name, marker, process: root, ownerPid: process.pid, startedAt, logs };
    const more = {
      ...(place && { server: place }),
      ...(seen.length > 0 && { seen }),
      ...(endedAtMs && { endedAtMs }),
    };
    await writeRecord(run.folder, { ...common, ...more });
  };
  let recorded = record();
  recorded.catch(() => {}); // whoever awaits it gets the error
  const recordAgain = () => {
    recorded = recorded.then(record);
    recorded.catch(() => {}); // whoever awaits it gets the error, or the run is over
  };

  let ending: Promise<void> | undefined;
  let wasKilled = false;
  const onKill = () => {
    wasKilled = true;
  };
  identity.then((root) => {
    if (hasProcessTable && root !== undefined && ending === undefined)
      descendants = watchDescendants(root, recordAgain);
  });
  const findFamily = async (): Promise<Family> => {
    const { logs, server } = spec;
    return {
      marker,
      logs,
      root: await findRoot(),
      seen: descendants?.seen,
      workspace: nameOwnFolder(server),
    };
  };
  const end = (graceMs: number) => {
    ending ??= (async () => {
      // Its end is awaited below: were nothing else to do, this process would end in the middle of that, without a word.
      child.ref();
      descendants?.[Symbol.dispose]();
      await recorded.catch(() => {});
      const root = await findRoot();
      const { endedAtMs } = lifetime;
      // Only of a child of ours is a number alone proof enough.
      if (root === undefined || root.isGuessed) child.kill('SIGKILL');
      await stopTree({ ...(await findFamily()), name: spec.name, graceMs, endedAtMs, onKill });
      await within(wordLimitMs, text('wait.end', { name: spec.name }), lifetime.exited);
      await removeRecord(run.folder, spec.id);
    })();
    return ending;
  };
  const died = new Promise<Exit>((resolve) => {
    lifetime.exited.then((exit) => {
      if (ending !== undefined) return;
      recordAgain();
      resolve(exit);
    });
  });
  const { exited, hasExited, runtimeMs } = lifetime;
  const stop = () => end(spec.graceMs ?? politeGraceMs);
  return {
    pid,
    startedAtMs,
    logs: spec.logs,
    exited,
    hasExited,
    runtimeMs,
    moveTo: (newPlace) => {
      // Whoever started it may be about to leave, and nobody looks any more.
      const isKnown = descendants?.look() !== true && newPlace.url === place?.url;
      place = newPlace;
      if (!isKnown) recordAgain();
      return recorded;
    },
    release: () => child.unref(),
    findFamily: async () => listFamily(await findFamily()),
    died,
    kill: () => end(0),
    stop,
    wasKilled: () => wasKilled,
    [Symbol.asyncDispose]: stop,
  };
}
