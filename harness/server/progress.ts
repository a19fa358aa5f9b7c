import { type LogFiles, readTail } from './log-files.ts';

/** How far a start is. */
export interface Progress {
  readonly elapsedMs: number;
  /** What the server said last, free of escape sequences; empty while it has said nothing. */
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
  const begin = performance.now();
  const timer = setInterval(async () => {
    const lines = await readTail(logs);
    onProgress?.({ elapsedMs: performance.now() - begin, lastLine: lines.at(-1) ?? '' });
  }, intervalMs);
  return () => clearInterval(timer);
}
