import type { APIRequestContext, APIResponse, Page, Request } from '@playwright/test';
import { type Movement, patience } from './movement.ts';

/** A request that was about to change something, as the browser would have sent it. */
export interface HeldRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/** How long a press may take to send something, milliseconds. */
const limitMs = 10_000;

/** Whether a request changes something, and goes to the server that is tested. */
export function changes(request: Request, origin: string): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(request.method()) && new URL(request.url()).origin === origin;
}

/**
 * Presses something and keeps the first request that would change something from leaving the browser.
 * @returns undefined when nothing of the kind was sent
 */
export async function holdRequest(
  page: Page,
  movement: Movement,
  press: () => Promise<void>,
): Promise<HeldRequest | undefined> {
  const { origin } = new URL(page.url());
  const isHeld = (request: Request) => changes(request, origin);
  let held: Request | undefined;
  await page.route('**/*', async (route) => {
    if (!isHeld(route.request())) return route.fallback();
    await route.abort();
    held ??= route.request();
  });
  await press();
  const request = await movement.until(async () => held, patience);
  await page.unrouteAll({ behavior: 'wait' });
  if (request === undefined) return undefined;
  return {
    url: request.url(),
    method: request.method(),
    headers: await request.allHeaders(),
    body: request.postDataBuffer(),
  };
}

/** Until a page sends a request that changes something; told at the moment at which it leaves the browser. */
export async function untilSent(page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  const predicate = (request: Request) => changes(request, origin);
  await page.waitForEvent('request', { predicate, timeout: limitMs });
}

/** What the connection says for itself; all else is sent as the browser would have. */
const ofConnection = /^(:.*|host|connection|content-length|accept-encoding)$/i;

/** Sends it after all, and follows no redirect. */
export function sendHeld(request: APIRequestContext, held: HeldRequest): Promise<APIResponse> {
  const headers = Object.fromEntries(
    Object.entries(held.headers).filter(([name]) => !ofConnection.test(name)),
  );
  return request.fetch(held.url, {
    method: held.method,
    headers,
    ...(held.body !== null && { data: held.body }),
    maxRedirects: 0,
    failOnStatusCode: false,
  });
}
