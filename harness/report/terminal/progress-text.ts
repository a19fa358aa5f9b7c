import { formatAge, formatDuration, text } from '../../language/text.ts';
import type { TestState } from '../record/run-record.ts';
import type { RunningTest, RunProgress } from './run-progress.ts';

/** What is counted while a run goes on; the rest has passed. */
const counted = [
  'failed',
  'repaired',
  'flaky',
  'known',
  'blocked',
  'skipped',
] as const satisfies readonly TestState[];

/** `312 of 722 (43 %), 2 failed, 41 known defects, 2 min 41 s`. */
export function formatProgress(progress: RunProgress): string {
  const { done, total, beganAtMs } = progress;
  const percent = Math.floor((100 * done) / Math.max(1, total));
  return [
    text('terminal.done', { done, total, percent }),
    ...counted
      .map((state) => ({ state, count: progress.count(state) }))
      .filter(({ count }) => count > 0)
      .map(({ state, count }) => text(`count.${state}`, { count })),
    formatAge(Date.now() - beganAtMs),
  ].join(', ');
}

/** One line for a running test, as wide as `columns` at most: its name gives way, what it does and since when stays. */
export function formatRunning({ name, lane, beganAtMs, steps }: RunningTest, columns: number): string {
  const elapsed = formatAge(Date.now() - beganAtMs);
  const end = `  | ${[steps.at(-1), elapsed].filter((word) => word !== undefined).join('  ')}`;
  const begin = `${String(lane + 1).padStart(4)}  `;
  const room = columns - begin.length - Math.min(end.length, Math.floor(columns / 2));
  const line = `${begin}${shorten(name, room)}${end}`;
  return shorten(line, columns);
}

/** `cache.spec.ts > survives a restart (3.2 s)`. */
export function formatEnded(name: string, durationMs: number): string {
  return `${name} (${formatDuration(durationMs)})`;
}

function shorten(words: string, room: number): string {
  return words.length <= room ? words : `${words.slice(0, Math.max(0, room - 3))}...`;
}
