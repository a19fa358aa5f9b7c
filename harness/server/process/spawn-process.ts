import type { ChildProcess } from 'node:child_process';
import type { Run } from '../../config/run.ts';
import { describeReason } from '../../language/reason.ts';
import { text } from '../../language/text.ts';
import { type LogFiles, openLogFiles } from '../logs/log-files.ts';
import { keepLogOrder } from '../logs/log-order.ts';
import type { ServerPlace } from '../run/record.ts';
import { serverError } from '../server-error.ts';
import { openEndlessInput } from './endless-input.ts';
import { explainCommand } from './explain-command.ts';
import { type Lifetime, watchLifetime } from './process-lifetime.ts';
import { markerVariable } from './process-table.ts';

/** What to start. Nothing of it is ever printed: arguments and environment may hold secrets. */
export interface ProcessSpec {
  readonly id: string;
  /** For people, such as `reference` or `Redis`. */
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment; nothing is added but our marker and where it works. Node leaves out what is undefined. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logs: LogFiles;
  readonly user?: { readonly uid: number; readonly gid: number };
  /** How long it may take to end by itself when asked, milliseconds. */
  readonly graceMs?: number | undefined;
  /** For its record, where the process is a server; one in the background outlives us. */
  readonly server?: ServerPlace;
}

/** A child that has a pid; wrapped, because execa's children are thenable and would be awaited on return. */
export interface SpawnedProcess {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly lifetime: Lifetime;
}

/**
 * Starts a process whose streams go straight into its logs, and which carries the marker.
 * @throws ServerError when the executable cannot be started or the logs cannot be written
 */
export async function spawnProcess(spec: ProcessSpec, marker: string, run: Run): Promise<SpawnedProcess> {
  // 0.1 s, which a process that never starts anything does not pay.
  const { execa } = await import('execa');
  const files = await openLogFiles(spec.logs);
  const isBackground = spec.server?.isBackground ?? false;
  const input = isBackground ? await openEndlessInput(run.folder) : undefined;
  const order = keepLogOrder(spec.logs);
  try {
    const child = execa(spec.file, spec.args, {
      cwd: spec.cwd,
      env: { ...spec.env, ...tellFolder(spec.cwd), [markerVariable]: marker },
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
      // A session of its own: Ctrl+C goes to us alone, and we stop it in order. On Windows it goes to all programs of
      // the console; a child that is not detached ends with us, which is wanted unless it has to outlive us.
      detached: isBackground || process.platform !== 'win32',
      windowsHide: true,
      reject: false,
      ...spec.user,
    });
    child.stdin?.on('error', () => {}); // it closed its stdin: nobody wants to write there
    if (child.pid === undefined) throw (await child).cause;
    const lifetime = watchLifetime(child as ChildProcess, order);
    return { child: child as ChildProcess, pid: child.pid, lifetime };
  } catch (cause) {
    await order.stop();
    throw await serverError({
      headline: text('server.spawnFailed', { name: spec.name, reason: describeReason(cause) }),
      facts: [],
      wayOut: [await explainCommand(spec)],
      cause,
    });
  } finally {
    await Promise.all([files.out.close(), files.err.close(), input?.close()]);
  }
}

/** A shell tells a program where it works, and some believe it rather than the system. */
function tellFolder(cwd: string): Record<string, string> {
  return process.platform === 'win32' ? {} : { PWD: cwd };
}
