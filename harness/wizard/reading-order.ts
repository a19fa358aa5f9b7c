import type { Stop } from './focus-stop.ts';

/** What rounding to whole pixels may cost. */
const tolerancePx = 1;

/**
 * Where the focus goes otherwise than one reads: upwards in a column, or back in a line. From the foot of a column to
 * the head of the one to its right is how one reads.
 * @returns one line for each such step
 */
export function findLeaps(stops: readonly Stop[]): string[] {
  return stops.flatMap((stop, index) => {
    const before = stops[index - 1];
    return before !== undefined && isLeap(before, stop) ? [`from ${before.name} to ${stop.name}`] : [];
  });
}

function isLeap({ box: one }: Stop, { box: next }: Stop): boolean {
  const isAbove = next.bottom <= one.top + tolerancePx;
  const isRight = next.left >= one.right - tolerancePx;
  const isLeft = next.right <= one.left + tolerancePx;
  const shared = Math.min(one.bottom, next.bottom) - Math.max(one.top, next.top);
  const isBeside = shared > Math.min(one.bottom - one.top, next.bottom - next.top) / 2;
  return (isAbove && !isRight) || (isBeside && isLeft);
}
