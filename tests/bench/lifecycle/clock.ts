/** Milliseconds of the wall clock with their fractions; `date` in a shell and every other process share it. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}
