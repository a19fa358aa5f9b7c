import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { LogOrder } from '../logs/log-order.ts';
import type { Exit } from './exit.ts';

/** How long a process lives, and how it ends. */
export interface Lifetime {
  /** How it ended; the order of its last lines is known then. */
  readonly exited: Promise<Exit>;
  readonly hasExited: () => Exit | undefined;
  readonly runtimeMs: () => number;
  /** Milliseconds since 1970. */
  readonly endedAtMs: number | undefined;
}

/** Watches a child from its first moment on: one that crashes at once is gone a millisecond later. */
export function watchLifetime(child: ChildProcess, order: LogOrder): Lifetime {
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
