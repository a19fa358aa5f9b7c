import { sendSignal } from '../server/process/send-signal.ts';
import type { Server } from '../server/server.ts';
import { type Boundary, BoundaryNames, diskCalls } from './boundary.ts';
import { trace } from './trace.ts';

/** The calls of a move that change the disk, in their order. */
export async function recordBoundaries(server: Server, move: () => Promise<unknown>): Promise<Boundary[]> {
  const names = new BoundaryNames(server.workspace);
  const met: Boundary[] = [];
  const { pid } = server;
  await using _ = await trace({
    pid,
    calls: diskCalls,
    onEvent: (event) => {
      const boundary = event.kind === 'call' ? names.name(event) : undefined;
      if (boundary !== undefined) met.push(boundary);
    },
  });
  await move();
  return met;
}

/**
 * Kills a server in the middle of a move, right after a call was done and before anything else was.
 *
 * `strace` could kill by itself, at the n-th call (`signal=SIGKILL:when=n`); but it counts for each thread, and a pool
 * of threads takes turns. So it stops the whole process after every such call (`signal=SIGSTOP`), and while nothing
 * moves we read which one it was: that of the boundary is the last one, after any other the process goes on. No clock
 * is in it, and what was drawn in this run needs no name beforehand.
 * @returns whether the boundary was met; where it was not, the server is killed after the move
 */
export async function killAt(
  server: Server,
  boundary: Boundary,
  move: () => Promise<unknown>,
): Promise<boolean> {
  const names = new BoundaryNames(server.workspace);
  let isMet = false;
  let onStop = () => {};
  const stopped = new Promise<void>((resolve) => {
    onStop = resolve;
  });
  await using _ = await trace({
    pid: server.pid,
    calls: [boundary.call],
    isStopping: true,
    onEvent: (event) => {
      if (event.kind === 'call') isMet ||= names.name(event)?.id === boundary.id;
      else if (isMet) onStop();
      else sendSignal(event.thread, 'SIGCONT');
    },
  });
  const moved = move().catch(() => {}); // nobody answers who was killed
  await Promise.race([stopped, moved]);
  await server.kill();
  await moved;
  return isMet;
}
