import { setTimeout as sleep } from 'node:timers/promises';
import type { Exit } from './exit.ts';

/** On Windows Ctrl+C comes to all programs of a console at once: a server may be gone before we hear of it. */
const sharedConsoleMs = process.platform === 'win32' ? 300 : 0;

/** How a server ended by itself; undefined as soon as somebody has asked for its end, be it a moment later. */
export async function endedUnasked(
  died: Promise<Exit>,
  asked: AbortSignal,
  graceMs = sharedConsoleMs,
): Promise<Exit | undefined> {
  const isAsked = new Promise<undefined>((resolve) => {
    asked.addEventListener('abort', () => resolve(undefined), { once: true });
    if (asked.aborted) resolve(undefined);
  });
  const exit = await Promise.race([isAsked, died]);
  return exit === undefined ? undefined : Promise.race([isAsked, sleep(graceMs, exit)]);
}
