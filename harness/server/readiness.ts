import { setTimeout as sleep } from 'node:timers/promises';
import type { WaitOnOptions } from 'wait-on';
import { canConnect } from './port/connect.ts';
import { isHealthyStatus, probe } from './probe.ts';

/** Peers ask every 100 to 2,000 ms, and that interval is all their overhead; one GET on loopback takes 0.6 ms. */
const intervalMs = 25;
const knockMs = 10;
/** Windows tries a refused connection again for up to two seconds. */
const canKnock = process.platform !== 'win32';
/** A request that hangs must end; one that a busy server answers late must count. */
const requestLimitMs = 10_000;
/**
 * wait-on cannot be cancelled, so it is asked in slices: after a crash it is gone within one. And it asks nothing more
 * while an answer is awaited, so a server that leaves its first request without one is asked anew with each slice.
 */
const sliceMs = 1_000;

export interface Wait {
  /** The addresses that may answer; the first one is preferred when more than one does. */
  readonly urls: readonly string[];
  readonly limitMs: number;
  /** Whether anybody still waits. */
  readonly isWanted: () => boolean;
  /** Told once for each address at which somebody listens, before it has said anything where that can be known. */
  readonly onListener?: (url: string) => void;
}

/** Loads the poller, which takes 0.2 s the first time: to be begun before it is needed. */
export async function loadPoller(): Promise<(options: WaitOnOptions) => Promise<void>> {
  return (await import('wait-on')).default;
}

/**
 * Polls until one of the addresses answers 200 to 299 to a GET.
 * @returns the one that did; undefined when the time is over, or when nobody waits any more
 */
export async function waitUntilHealthy(wait: Wait): Promise<string | undefined> {
  const waitOn = await loadPoller();
  const end = performance.now() + wait.limitMs;
  let healthy: string | undefined;
  const isOver = () => healthy !== undefined || !wait.isWanted() || performance.now() >= end;

  const poll = async (url: string, resolve: (url: string) => void) => {
    let isAnnounced = false;
    const announce = () => {
      if (!isAnnounced) wait.onListener?.(url);
      isAnnounced = true;
    };
    const hear = (status: number) => {
      announce();
      // Also when the slice in which it was asked for is over.
      if (isHealthyStatus(status)) resolve(url);
      return isHealthyStatus(status);
    };
    const ask = (limitMs: number) => waitOn(pollOptions(url, limitMs, hear)).catch(() => {});
    // The first request of a process takes 15 ms of its own, which is better spent while the server starts.
    await ask(intervalMs);
    while (!isOver()) {
      if (canKnock) await waitForListener(new URL(url), isOver);
      if (isOver()) return;
      const asked = ask(end - performance.now());
      if (canKnock) announce();
      await asked;
    }
  };
  const found = await new Promise<string | undefined>((resolve) => {
    const settle = (url: string | undefined) => {
      healthy ??= url;
      resolve(url);
    };
    Promise.all(wait.urls.map((url) => poll(url, settle))).then(() => settle(undefined));
  });
  return found === undefined ? undefined : prefer(wait.urls[0] as string, found);
}

/**
 * Until something listens there, looked at by connecting. As long as a server starts it refuses, and wait-on takes
 * 13 % of a core for 80 refused requests a second, which the server could use, and is late by half its interval;
 * this takes 2 %, and is late by 5 ms.
 */
async function waitForListener({ hostname, port, protocol }: URL, isOver: () => boolean): Promise<void> {
  const host = hostname.replaceAll(/[[\]]/g, '');
  const number = Number(port) || (protocol === 'https:' ? 443 : 80);
  while (!isOver() && !(await canConnect(host, number))) await sleep(knockMs);
}

function pollOptions(url: string, leftMs: number, hear: (status: number) => boolean): WaitOnOptions {
  return {
    // GET, because HEAD is refused by many servers (405, 501).
    resources: [url.replace(/^(https?):/, '$1-get:')],
    interval: intervalMs,
    window: 0,
    timeout: Math.max(1, Math.ceil(Math.min(sliceMs, leftMs))),
    httpTimeout: requestLimitMs,
    simultaneous: 1,
    // A proxy of the environment would be asked for 127.0.0.1.
    proxy: false,
    // A redirect to a login or install page is no health.
    followRedirect: false,
    // Else Node keeps the last connection open, and a server that ends in order waits for it.
    headers: { connection: 'close' },
    validateStatus: hear,
  };
}

/** A server that listens in both families may have answered first in the one that was not asked for. */
async function prefer(first: string, found: string): Promise<string> {
  return found !== first && (await probe(first)).isHealthy ? first : found;
}
