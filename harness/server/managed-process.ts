import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { execa } from 'execa';
import { currentRun, type Run } from '../config/run.ts';
import { text } from '../language/text.ts';
import { openEndlessInput } from './endless-input.ts';
import type { Exit } from './exit.ts';
import { type LogFiles, openLogFiles } from './log-files.ts';
import { identify } from './process-identity.ts';
import { hasProcessTable, markerVariable } from './process-table.ts';
import { removeRecord, type ServerPlace, writeRecord } from './record.ts';
import { serverError } from './server-error.ts';
import { findFamily, stopTree } from './stop-tree.ts';

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
  readonly exited: Promise<Exit>;
  /** How it ended, or undefined while it lives. */
  hasExited(): Exit | undefined;
  /** Whether a pid is this process or came out of it; undefined where the system does not tell. */
  owns(pid: number): boolean | undefined;
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
  const { child, pid } = await spawn(spec, marker, run);
  const root = await identify(pid);

  let exit: Exit | undefined;
  // `exit`, not the promise of execa: that one also waits for streams which an escaped descendant may hold open.
  const exited = once(child, 'exit').then(([code, signal]) => {
    exit = signal === null ? { code: Number(code) } : { signal: String(signal) };
    return exit;
  });

  if (root !== undefined) {
    const { id, name, logs, server } = spec;
    const startedAt = new Date(startedAtMs).toISOString();
    await writeRecord(run.folder, {
      id,
      name,
      marker,
      process: root,
      ownerPid: process.pid,
      startedAt,
      logs,
      ...(server && { server }),
    });
  }

  let ending: Promise<void> | undefined;
  const end = (graceMs: number) => {
    ending ??= (async () => {
      const request = { name: spec.name, marker, graceMs };
      await stopTree(root === undefined ? request : { ...request, root });
      await exited;
      await removeRecord(run.folder, spec.id);
    })();
    return ending;
  };
  const died = new Promise<Exit>((resolve) => {
    exited.then((exit) => ending ?? resolve(exit));
  });
  const kill = () => end(0);
  const stop = () => end(spec.graceMs ?? defaultGraceMs);

  const hasExited = () => exit;
  const owns = (other: number) => (hasProcessTable ? findFamily(marker, root).includes(other) : undefined);
  const { logs } = spec;
  return { pid, startedAtMs, logs, exited, died, hasExited, owns, kill, stop, [Symbol.asyncDispose]: stop };
}

/** A child that has a pid; wrapped, because execa's children are thenable and would be awaited on return. */
async function spawn(
  spec: ProcessSpec,
  marker: string,
  run: Run,
): Promise<{ child: ChildProcess; pid: number }> {
  const files = await openLogFiles(spec.logs);
  const isBackground = spec.server?.isBackground ?? false;
  const input = isBackground ? await openEndlessInput(run.folder) : undefined;
  try {
    const child = execa(spec.file, spec.args, {
      cwd: spec.cwd,
      env: { ...spec.env, [markerVariable]: marker },
      extendEnv: false,
      // An open pipe: some servers end when their stdin does.
      stdin: isBackground ? ((input?.fd as 3 | undefined) ?? 'ignore') : 'pipe',
      // Any descriptor works; execa's types list only the small ones.
      stdout: files.out.fd as 3,
      stderr: files.err.fd as 3,
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
    if (isBackground) child.unref();
    return { child: child as ChildProcess, pid: child.pid };
  } catch (cause) {
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
