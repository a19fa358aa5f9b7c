import { stripVTControlCharacters } from 'node:util';
import waitOn from 'wait-on';
import { text } from '../language/text.ts';

/** Peers ask every 100 to 2,000 ms, and that interval is all their overhead; one GET on loopback takes 0.6 ms. */
const intervalMs = 25;
const requestLimitMs = 1_000;
/** wait-on cannot be cancelled, so it is asked in slices: after a crash it is gone within one. */
const sliceMs = 1_000;
/** As much of a wrong answer as helps to recognise who gave it. */
const bodyLimit = 200;

/**
 * Polls until the address answers 200 to 299 to a GET.
 * @returns false when `limitMs` is over, or when `isWanted` says that nobody waits any more
 */
export async function waitUntilHealthy(
  url: string,
  limitMs: number,
  isWanted: () => boolean,
): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (isWanted() && performance.now() < end) {
    if (await answersWithin(url, Math.min(sliceMs, end - performance.now()))) return true;
  }
  return false;
}

async function answersWithin(url: string, limitMs: number): Promise<boolean> {
  try {
    await waitOn({
      // GET, because HEAD is refused by many servers (405, 501).
      resources: [url.replace(/^(https?):/, '$1-get:')],
      interval: intervalMs,
      window: 0,
      timeout: Math.max(1, Math.ceil(limitMs)),
      httpTimeout: requestLimitMs,
      simultaneous: 1,
      // A proxy of the environment would be asked for 127.0.0.1.
      proxy: false,
      // A redirect to a login or install page is no health.
      followRedirect: false,
      validateStatus: (status: number) => status >= 200 && status < 300,
    });
    return true;
  } catch {
    return false; // the slice is over; wait-on does not say why, describeAnswer does
  }
}

/** What an address says right now, for an error message: wait-on's time-out does not tell. */
export async function describeAnswer(url: string): Promise<string> {
  try {
    // The global fetch of Node asks no proxy.
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(requestLimitMs) });
    const body = stripVTControlCharacters(await response.text()).replaceAll(/\s+/g, ' ');
    return text('probe.status', { status: response.status, body: body.slice(0, bodyLimit) });
  } catch (error) {
    return describeSilence(error as Error & { cause?: NodeJS.ErrnoException });
  }
}

function describeSilence(error: Error & { cause?: NodeJS.ErrnoException }): string {
  if (error.name === 'TimeoutError') return text('probe.noAnswer', { ms: requestLimitMs });
  if (error.cause?.code === 'ECONNREFUSED') return text('probe.refused');
  return text('probe.failed', { reason: error.cause?.code ?? error.message });
}
