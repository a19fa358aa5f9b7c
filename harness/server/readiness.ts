import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WaitOnOptions } from 'wait-on';
import { hostOf, portOf } from '../config/address.ts';
import { settings } from '../config/env.ts';
import type { Readiness } from '../config/readiness.ts';
import { type Answer, ask } from './ask.ts';
import { isHopeless } from './describe-answer.ts';
import { checkHealth } from './health.ts';
import { bodyFor, isReady } from './is-ready.ts';
import { addressesOf } from './port/loopback.ts';
import { speaksTls } from './silence.ts';

/** Peers ask every 100 to 2,000 ms, and that interval is all their overhead; one GET on loopback takes 0.6 ms. */
const intervalMs = 25;
const knockMs = 10;
/**
 * A server that leaves its first request without an answer is asked anew after a second, and a busy one that answers
 * late must count: so each request may take twice as long as the one before it, up to a limit.
 */
const patienceMs = { first: 1_000, last: 10_000 } as const;

export interface Wait {
  /** The addresses that may answer; the first one is preferred when more than one does. */
  readonly urls: readonly string[];
  readonly limitMs: number;
  /** Fires when nobody waits any more. */
  readonly signal?: AbortSignal;
  /** Told once for each address at which somebody listens, before it has said anything. */
  readonly onListener?: (url: string) => void;
  readonly readiness?: Readiness;
}

/**
 * Loads the poller, which takes 0.2 s the first time: to be begun before it is needed. By require: below an import,
 * and with the hooks of Playwright, Node 22.22 cannot link the small modules that it is made of.
 */
export async function loadPoller(): Promise<(options: WaitOnOptions) => Promise<void>> {
  return createRequire(import.meta.url)('wait-on');
}

/**
 * Waits until one of the addresses gives the answer that `readiness` wants; each of them is asked one request at a time.
 * @returns the address that did; undefined when the time is over, when nobody waits any more, or when no more waiting
 * helps, as with a certificate that is not trusted
 */
export async function waitUntilHealthy(wait: Wait): Promise<string | undefined> {
  const { urls, readiness = settings.readiness } = wait;
  const patience = new AbortController();
  const { signal } = patience;
  const stop = () => patience.abort();
  const timer = setTimeout(stop, wait.limitMs);
  wait.signal?.addEventListener('abort', stop);
  const listening = new Set<string>();

  const poll = async (url: string): Promise<string | undefined> => {
    // The first request of a process takes 15 ms of its own, which is better spent while the server starts.
    await askOnce(url, readiness, intervalMs, signal);
    let limitMs: number = patienceMs.first;
    let isListening = false;
    while (!signal.aborted) {
      if (!isListening) await waitForListener(url, signal);
      if (signal.aborted) return undefined;
      if (!listening.has(url)) wait.onListener?.(url);
      listening.add(url);
      const answer = await askOnce(url, readiness, limitMs, signal);
      if (isReady(answer, url, readiness)) return url;
      if (await isInVain(answer, url)) {
        // Another family may still be better, unless nobody has been met there.
        if (listening.size === 1) stop();
        return undefined;
      }
      isListening = !('silence' in answer && answer.silence === 'refused');
      if (answer.ms >= limitMs) limitMs = Math.min(limitMs * 2, patienceMs.last);
      await sleep(intervalMs);
    }
    return undefined;
  };
  const found = await firstDefined(urls.map(poll));
  // No request is left behind.
  stop();
  clearTimeout(timer);
  wait.signal?.removeEventListener('abort', stop);
  return found === undefined ? undefined : prefer(urls[0] as string, found, readiness);
}

function askOnce(url: string, readiness: Readiness, limitMs: number, signal: AbortSignal): Promise<Answer> {
  const { ignoresHttpsErrors } = readiness;
  return ask(url, { limitMs, signal, ignoresHttpsErrors, ...bodyFor(readiness) });
}

async function isInVain(answer: Answer, url: string): Promise<boolean> {
  const hangsUp = 'silence' in answer && answer.silence === 'hungUp' && url.startsWith('http:');
  return isHopeless(answer) || (hangsUp && (await speaksTls(url, patienceMs.first)));
}

/** The first result that is one; undefined when none is. */
function firstDefined<T>(works: readonly Promise<T | undefined>[]): Promise<T | undefined> {
  return new Promise((resolve) => {
    for (const work of works) work.then((result) => result !== undefined && resolve(result));
    Promise.all(works).then(() => resolve(undefined));
  });
}

/**
 * Until something listens there, which is what wait-on is for here: it finds a listener as soon as our own knocking did
 * (0.4 to 14 ms later) for as little (4 % of a core). Asking by HTTP is not its task: it reads each body to its end, a
 * huge one into 3 GB of memory, and one that trickles forever, and it takes 13 % of a core as long as a server starts.
 * It cannot be cancelled, so it is asked in slices.
 */
async function waitForListener(url: string, signal: AbortSignal): Promise<void> {
  const waitOn = await loadPoller();
  const host = hostOf(url);
  // Windows tries a refused connection again every half second: a new one is sooner. Others may be far away.
  const sliceMs = addressesOf(host).length > 1 ? 250 : 2_000;
  const options: WaitOnOptions = {
    resources: [`tcp:${host.includes(':') ? `[${host}]` : host}:${portOf(url)}`],
    interval: knockMs,
    window: 0,
    simultaneous: 1,
    tcpTimeout: sliceMs,
    timeout: sliceMs,
  };
  let isListening = false;
  while (!isListening && !signal.aborted)
    isListening = await waitOn(options).then(
      () => true,
      () => false,
    );
}

/** A server that listens in both families may have answered first in the one that was not asked for. */
async function prefer(first: string, found: string, readiness: Readiness): Promise<string> {
  return found !== first && (await checkHealth(first, readiness)).isHealthy ? first : found;
}
