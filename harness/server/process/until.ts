import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 10;

/**
 * Asks again and again until something is so.
 * @param isWorthALook ends a pause early: something has happened
 * @returns false when `limitMs` is over
 */
export async function until(
  limitMs: number,
  isDone: () => boolean | Promise<boolean>,
  isWorthALook: () => boolean = () => false,
): Promise<boolean> {
  const end = performance.now() + limitMs;
  do {
    if (await isDone()) return true;
    const pauseEnd = Math.min(end, performance.now() + pollMs);
    do await sleep(1);
    while (performance.now() < pauseEnd && !isWorthALook());
  } while (performance.now() < end);
  return false;
}
