import { ExplainedError } from '../../language/explained-error.ts';
import { formatDuration, text } from '../../language/text.ts';

/**
 * Waits for what nobody promises to come.
 * @param what is waited for, as a person says it
 * @throws ExplainedError naming it when `limitMs` is over
 */
export async function within<T>(limitMs: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(explainWait(limitMs, what)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function explainWait(limitMs: number, what: string): ExplainedError {
  return new ExplainedError({
    headline: text('wait.over', { what, elapsed: formatDuration(limitMs) }),
    wayOut: [text('wait.again')],
  });
}
