import { randomInt } from 'node:crypto';
import type { Boundary } from './boundary.ts';

/** A few boundaries, in their order: each file that gets its name, since that decides, and one of every other call. */
export function drawSample(boundaries: readonly Boundary[]): readonly Boundary[] {
  const calls = [...new Set(boundaries.map(({ call }) => call))];
  const drawn = calls.flatMap((call) => {
    const all = boundaries.filter((boundary) => boundary.call === call);
    if (call.startsWith('rename')) return all.filter(({ id }) => id.endsWith('#1'));
    return all.slice(randomInt(all.length)).slice(0, 1);
  });
  return boundaries.filter((boundary) => drawn.includes(boundary));
}
