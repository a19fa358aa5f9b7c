import { ExplainedError } from '../../language/explained-error.ts';
import { formatDuration, text } from '../../language/text.ts';
import type { Family } from './process-family.ts';
import { isStillThere, type ProcessIdentity } from './process-identity.ts';
import { hasProcessTable } from './process-table.ts';
import { stopFamily } from './stop-family.ts';
import { stopOnWindows } from './stop-windows.ts';
import { until } from './until.ts';

/** What a server may take to finish its last requests and to close its database. */
export const politeGraceMs = 5_000;

/** The same where whoever started it is gone: nobody waits for a tidy end, but a polite server shall have its chance. */
export const orphanGraceMs = 200;

/** How long a killed process may take to leave the table: it is the kernel's work, not the program's. */
const killLimitMs = 5_000;

export interface StopRequest extends Family {
  /** For people. */
  readonly name: string;
  /** How long a polite server may take to end by itself, milliseconds; at 0 it is not asked. */
  readonly graceMs: number;
  /** When the root was seen to end by itself, milliseconds since 1970: only we, its parent, get to know. */
  readonly endedAtMs?: number | undefined;
  /** Told, maybe more than once, when it did not end by itself in its time; never where the system has no way to ask. */
  readonly onKill?: (() => void) | undefined;
}

/**
 * Ends a process and everything that came out of it: asks once, waits, then kills, and proves that it is gone.
 * @returns whether there was anything to end
 * @throws when something is still there after it was killed
 */
export async function stopTree(request: StopRequest): Promise<boolean> {
  const { name, root, endedAtMs } = request;
  const { wasThere, isGone } = hasProcessTable
    ? await stopFamily(request, killLimitMs)
    : await stopWithoutTable(root, endedAtMs);
  if (isGone) return wasThere;
  throw new ExplainedError({
    headline: text('server.stillRunning', { name, elapsed: formatDuration(killLimitMs) }),
    wayOut: [text('wayOut.waitForKernel', { command: 'npm run server:status' })],
  });
}

/** What became of an attempt to end a tree. */
export interface Ending {
  readonly wasThere: boolean;
  readonly isGone: boolean;
}

async function stopWithoutTable(
  root: ProcessIdentity | undefined,
  endedAtMs: number | undefined,
): Promise<Ending> {
  if (root === undefined) return { wasThere: false, isGone: true };
  return process.platform === 'win32' ? stopOnWindows(root, killLimitMs, endedAtMs) : stopByTreeKill(root);
}

/** macOS. tree-kill calls back when the signals are sent, not when they worked: so the end is awaited, and only that. */
async function stopByTreeKill(root: ProcessIdentity): Promise<Ending> {
  // A pid that now is somebody else's is no root of ours, and of one that is gone nobody knows the children.
  if (!(await isStillThere(root))) return { wasThere: false, isGone: true };
  // Nobody else needs it, and what is not needed shall not take its time at every start.
  const { default: treeKill } = await import('tree-kill');
  treeKill(root.pid, 'SIGKILL', () => {});
  return { wasThere: true, isGone: await until(killLimitMs, async () => !(await isStillThere(root))) };
}
