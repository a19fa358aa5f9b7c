import { get } from 'node:http';
import { text } from '../language/text.ts';

/** What a server said when it was asked just now. */
export interface Health {
  readonly isHealthy: boolean;
  /** Absent when there was no answer. */
  readonly status?: number;
  /** For people: `healthy`, `status 503`, `no answer within 1000 ms`. */
  readonly words: string;
}

/** Who has not answered by then would not answer a person either. */
const limitMs = 1_000;

/** Asks an address once, never through a proxy; 200 to 299 is healthy. Never throws, and takes a second at most. */
export function checkHealth(url: string): Promise<Health> {
  return new Promise((resolve) => {
    // No agent: a kept connection would keep us from ending.
    const request = get(url, { agent: false, signal: AbortSignal.timeout(limitMs) }, (response) => {
      const { statusCode: status = 0 } = response;
      response.destroy();
      const isHealthy = status >= 200 && status < 300;
      const words = isHealthy ? text('health.healthy') : text('health.status', { status });
      resolve({ isHealthy, status, words });
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      resolve({ isHealthy: false, words: describe(error) });
    });
  });
}

function describe({ name, code, message }: NodeJS.ErrnoException): string {
  if (name === 'AbortError') return text('probe.noAnswer', { ms: limitMs });
  if (code === 'ECONNREFUSED') return text('probe.refused');
  return text('probe.failed', { reason: code ?? message });
}
