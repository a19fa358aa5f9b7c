import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import type { Socket } from 'node:net';
import { nameSilence, type Silence } from './silence.ts';

/** What came of one request. */
export type Answer = {
  /** How long it took, milliseconds. */
  readonly ms: number;
} & (
  | {
      readonly status: number;
      /** Where it leads, as it was sent. */
      readonly location: string | undefined;
      /** No more of it than was asked for. */
      readonly body: string;
    }
  | { readonly silence: Silence; readonly reason: string }
);

/** How one request is made. */
export interface Asking {
  /** When nobody waits for the answer any more, milliseconds. */
  readonly limitMs: number;
  readonly ignoresHttpsErrors: boolean;
  /** Ends the request before that. */
  readonly signal?: AbortSignal | undefined;
  /** How much of the body is wanted, characters; nothing of it is read where it is 0. */
  readonly bodyLimit: number;
  /** No more is read when the body holds this. */
  readonly until?: string | undefined;
}

/**
 * The one HTTP client for a server's health: asks once by GET, never through a proxy, follows nothing and decides when
 * the head of the answer is there. A body of any size costs no more than `bodyLimit`. Never throws; when it comes
 * back, the connection is closed.
 */
export function ask(url: string, asking: Asking): Promise<Answer> {
  const beganAt = performance.now();
  const { limitMs, ignoresHttpsErrors, signal } = asking;
  return new Promise((resolve) => {
    const get = url.startsWith('https:') ? getHttps : getHttp;
    // An agent of its own: a connection that is kept would delay the server's end, and ours.
    const request = get(url, {
      agent: false,
      rejectUnauthorized: !ignoresHttpsErrors,
      headers: { accept: '*/*', 'user-agent': 'firstrun' },
      ...(signal && { signal }),
    });
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      request.destroy();
    }, limitMs);
    const settle = (answer: DistributiveOmit<Answer, 'ms'>) => {
      clearTimeout(timer);
      request.destroy();
      resolve({ ...answer, ms: performance.now() - beganAt });
    };
    let socket: Socket | undefined;
    request.once('socket', (opening) => {
      opening.once('connect', () => {
        socket = opening;
      });
    });
    request.once('response', async (response) => {
      const { statusCode: status = 0, headers } = response;
      settle({ status, location: headers.location, body: await readBeginning(response, asking) });
    });
    // Not once: a request that is destroyed may fail a second time.
    request.on('error', (error) => settle(nameSilence(error, socket, isLate)));
  });
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What came until then when it breaks off or takes too long. */
async function readBeginning(response: IncomingMessage, { bodyLimit, until }: Asking): Promise<string> {
  let body = '';
  if (bodyLimit === 0) return body;
  try {
    for await (const chunk of response.setEncoding('utf8')) {
      body += chunk;
      if (body.length >= bodyLimit || (until !== undefined && body.includes(until))) break;
    }
  } catch {
    // Its beginning is what was wanted.
  }
  return body.slice(0, bodyLimit);
}
