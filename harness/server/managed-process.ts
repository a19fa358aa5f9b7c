import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { currentRun, type Run } from '../config/run.ts';
import { text } from '../language/text.ts';
import { openEndlessInput } from './endless-input.ts';
import type { Exit } from './exit.ts';
import { type LogFiles, openLogFiles } from './log-files.ts';
import { keepLogOrder, type LogOrder } from './log-order.ts';
import { type Family, findFamily } from './process-family.ts';
import { identify } from './process-identity.ts';
import { hasProcessTable, markerVariable } from './process-table.ts';
import { removeRecord, type ServerPlace, writeRecord } from './record.ts';
import { serverError } from './server-error.ts';
import { stopTree } from './stop-tree.ts';
import { findDescendants } from './stop-windows.ts';
import { listProcesses } from './windows-processes.ts';

/** What to start. Nothing of it is ever printed: arguments and environment may hold secrets. */
export interface ProcessSpec {
  readonly id: string;
  /** For people, such as `reference` or `Redis`. */
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment; nothing is added but our marker. */
  readonly env: Readonly<Record<string, string>>;
  readonly logs: LogFiles;
  readonly user?: { readonly uid: number; readonly gid: number };
  /** How long it may take to end by itself when asked, milliseconds. */
  readonly graceMs?: number | undefined;
  /** For its record, where the process is a server; one in the background outlives us. */
  readonly server?: ServerPlace;
}

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
  /** Settles only when it ends without having been told to. */
  readonly died: Promise<Exit>;
  /** Ends it with all that came out of it, without asking. */
  kill(): Promise<void>;
  /** Ends it with all that came out of it; a second call gives the same promise. */
  stop(): Promise<void>;
}

/** A server may have to finish its last requests and to close its database. */
const defaultGraceMs = 5_000;

/**
 * Starts a process with its streams going straight into files.
 * @throws ServerError when the executable cannot be started or the logs cannot be written
 */
export async function startProcess(spec: ProcessSpec, run: Run = currentRun()): Promise<ManagedProcess> {
  const marker = `${run.id}/${spec.id}`;
  const startedAtMs = Date.now();
  const { child, pid, lifetime } = await spawn(spec, marker, run);
  // Windows takes up to a second to tell it: nobody waits for that before the server is asked for its health.
  const identity = identify(pid);
  let place = spec.server;
  const record = async () => {
    const root = await identity;
    const { endedAtMs } = lifetime;
    if (root === undefined) return; // gone already
    const { id, name, logs } = spec;
    const startedAt = new Date(startedAtMs).toISOString();
    const common = { id, name, marker, process: root, ownerPid: process.pid, startedAt, logs };
    const more = { ...(place && { server: place }), ...(endedAtMs && { endedAtMs }) };
    await writeRecord(run.folder, { ...common, ...more });
  };
  let recorded = record();
  recorded.catch(() => {}); // told to who moves it

  const family = { marker, logs: spec.logs };
  let ending: Promise<void> | undefined;
  const end = (graceMs: number) => {
    ending ??= (async () => {
      await recorded.catch(() => {});
      const root = await identity;
      const { endedAtMs } = lifetime;
      if (root === undefined) child.kill('SIGKILL');
      await stopTree({ ...family, root, name: spec.name, graceMs, endedAtMs });
      await lifetime.exited;
      await removeRecord(run.folder, spec.id);
    })();
    return ending;
  };
  const died = new Promise<Exit>((resolve) => {
    lifetime.exited.then((exit) => {
      if (ending !== undefined) return;
      recorded = recorded.then(record);
      recorded.catch(() => {}); // the run is over
      resolve(exit);
    });
  });
  const { exited, hasExited, runtimeMs } = lifetime;
  const stop = () => end(spec.graceMs ?? defaultGraceMs);
  return {
    pid,
    startedAtMs,
    logs: spec.logs,
    exited,
    hasExited,
    runtimeMs,
    moveTo: (newPlace) => {
      const isKnown = newPlace.url === place?.url;
      place = newPlace;
      recorded = isKnown ? recorded : recorded.then(record);
      return recorded;
    },
    findFamily: async () => listFamily({ ...family, root: await identity }),
    died,
    kill: () => end(0),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function listFamily(family: Family): Promise<readonly number[] | undefined> {
  if (hasProcessTable) return findFamily(family).map(({ pid }) => pid);
  const { root } = family;
  if (process.platform !== 'win32' || root === undefined) return undefined;
  return [root, ...findDescendants(await listProcesses(), root)].map(({ pid }) => pid);
}

interface Lifetime {
  readonly exited: Promise<Exit>;
  readonly hasExited: () => Exit | undefined;
  readonly runtimeMs: () => number;
  /** Milliseconds since 1970. */
  readonly endedAtMs: number | undefined;
}

/** Watches a child from its first moment on: one that crashes at once is gone a millisecond later. */
function watchLifetime(child: ChildProcess, order: LogOrder): Lifetime {
  const begin = performance.now();
  let ended: { exit: Exit; afterMs: number; atMs: number } | undefined;
  // `exit`, not the promise of execa: that one also waits for streams which an escaped descendant may hold open.
  const exited = once(child, 'exit').then(async ([code, signal]) => {
    const exit = signal === null ? { code: Number(code) } : { signal: String(signal) };
    ended = { exit, afterMs: performance.now() - begin, atMs: Date.now() };
    await order.stop();
    return exit;
  });
  return {
    exited,
    hasExited: () => ended?.exit,
    runtimeMs: () => ended?.afterMs ?? performance.now() - begin,
    get endedAtMs() {
      return ended?.atMs;
    },
  };
}

/** A child that has a pid; wrapped, because execa's children are thenable and would be awaited on return. */
async function spawn(
  spec: ProcessSpec,
  marker: string,
  run: Run,
): Promise<{ child: ChildProcess; pid: number; lifetime: Lifetime }> {
  // 0.1 s, which a process that never starts anything does not pay.
  const { execa } = await import('execa');
  const files = await openLogFiles(spec.logs);
  const isBackground = spec.server?.isBackground ?? false;
  const input = isBackground ? await openEndlessInput(run.folder) : undefined;
  const order = keepLogOrder(spec.logs);
  try {
    const child = execa(spec.file, spec.args, {
      cwd: spec.cwd,
      env: { ...spec.env, [markerVariable]: marker },
      extendEnv: false,
      stdio: [
        // An open pipe: some servers end when their stdin does.
        isBackground ? ((input?.fd as 3 | undefined) ?? 'ignore') : 'pipe',
        // Any descriptor works; execa's types list only the small ones.
        files.out.fd as 3,
        files.err.fd as 3,
        ...(input?.others ?? []),
      ],
      buffer: false,
      // execa would send one signal to the direct child only; stopTree and the keeper do that work.
      cleanup: false,
      // A session of its own: Ctrl+C goes to us alone, and we stop it in order. On Windows a child that is not
      // detached ends with us, which is wanted unless it has to outlive us.
      detached: isBackground || process.platform !== 'win32',
      windowsHide: true,
      reject: false,
      ...spec.user,
    });
    child.stdin?.on('error', () => {}); // it closed its stdin: nobody wants to write there
    if (child.pid === undefined) throw (await child).cause;
    const lifetime = watchLifetime(child as ChildProcess, order);
    if (isBackground) child.unref();
    return { child: child as ChildProcess, pid: child.pid, lifetime };
  } catch (cause) {
    await order.stop();
    throw await serverError({
      headline: text('server.spawnFailed', { name: spec.name, reason: (cause as Error).message }),
      facts: [],
      wayOut: [text('wayOut.command', { file: spec.file })],
      cause,
    });
  } finally {
    await Promise.all([files.out.close(), files.err.close(), input?.close()]);
  }
}
