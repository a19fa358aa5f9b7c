import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { defuse } from '../language/defuse.ts';
import { text } from '../language/text.ts';

/** As much of a wrong answer as helps to recognise who gave it. */
const bodyLimit = 200;
const limitMs = 1_000;

/** What an address says right now. */
export interface Probe {
  readonly isHealthy: boolean;
  /** For people: refused, no answer, or the status with the first bytes. */
  readonly description: string;
}

/** Whether a status says healthy; a redirect to a login or install page does not. */
export function isHealthyStatus(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Asks an address once, for at most a second, past any proxy. */
export async function probe(url: string): Promise<Probe> {
  const give = new AbortController();
  try {
    return await Promise.race([
      ask(url, give.signal),
      sleep(limitMs, { isHealthy: false, description: text('probe.noAnswer', { ms: limitMs }) }, give),
    ]);
  } finally {
    give.abort();
  }
}

/** What an address says right now, for an error message: wait-on's time-out does not tell. */
export async function describeAnswer(url: string): Promise<string> {
  return (await probe(url)).description;
}

function ask(url: string, signal: AbortSignal): Promise<Probe> {
  return new Promise((resolve) => {
    const get = url.startsWith('https:') ? getHttps : getHttp;
    // An agent of its own, closed with the answer: a connection that stays open would delay the server's end.
    const request = get(url, { agent: false, rejectUnauthorized: false, signal });
    request.once('response', async (response) => resolve(await describeResponse(response)));
    request.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ isHealthy: false, description: describeSilence(error) }),
    );
  });
}

async function describeResponse(response: IncomingMessage): Promise<Probe> {
  const status = response.statusCode ?? 0;
  const isHealthy = isHealthyStatus(status);
  const { location } = response.headers;
  if (status >= 300 && status < 400 && location !== undefined) {
    response.destroy();
    return { isHealthy, description: text('probe.redirect', { status, location: defuse(location) }) };
  }
  const body = defuse((await readBeginning(response)).replaceAll(/\s+/g, ' '));
  return { isHealthy, description: text('probe.status', { status, body: body.slice(0, bodyLimit) }) };
}

/** The beginning of a body; what came until then when it breaks off. */
async function readBeginning(response: IncomingMessage): Promise<string> {
  let body = '';
  try {
    for await (const chunk of response.setEncoding('utf8')) {
      body += chunk;
      if (body.length >= bodyLimit) break;
    }
  } catch {
    // It broke off: its beginning is what was wanted.
  }
  return body;
}

function describeSilence({ code, message }: NodeJS.ErrnoException): string {
  return code === 'ECONNREFUSED' ? text('probe.refused') : text('probe.failed', { reason: code ?? message });
}
