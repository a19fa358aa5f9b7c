import { defuse } from '../language/defuse.ts';
import type { LogFiles } from './logs/log-files.ts';
import { readMerged } from './logs/merged-log.ts';

/** How far a start is. */
export interface Progress {
  readonly elapsedMs: number;
  /** What the server said last, harmless on a terminal; empty while it has said nothing. */
  readonly lastLine: string;
}

/** Nobody wonders about what takes less. */
const intervalMs = 1_000;

/**
 * Tells once a second how far a start is.
 * @returns ends it
 */
export function tellProgress(
  logs: LogFiles,
  onProgress: ((progress: Progress) => void) | undefined,
): () => void {
  if (onProgress === undefined) return () => {};
  const begin = performance.now();
  const timer = setInterval(async () => {
    const [last] = await readMerged(logs, { lines: 1, accepts: ({ line }) => line.trim() !== '' });
    onProgress({ elapsedMs: performance.now() - begin, lastLine: defuse(last?.line ?? '') });
  }, intervalMs);
  return () => clearInterval(timer);
}
