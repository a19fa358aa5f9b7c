import type { APIRequestContext } from '@playwright/test';
import { say } from './find-controls.ts';
import type { Closed } from './wizard.ts';

/** What an address answers, in the terms of what it is to answer. */
export interface ClosedAnswer {
  readonly answer: string;
  readonly promised: string;
}

/** Asks an address and follows no redirect. */
export async function askClosed(
  request: APIRequestContext,
  path: string,
  closed: Closed<string>,
  language: string,
): Promise<ClosedAnswer> {
  const response = await request.get(`.${path}`, { maxRedirects: 0, failOnStatusCode: false });
  const status = response.status();
  if ('status' in closed) return { answer: `status ${status}`, promised: `status ${closed.status}` };
  if ('leadsTo' in closed) {
    const { location } = response.headers();
    const found = location === undefined ? undefined : new URL(location, response.url()).pathname;
    const promised = `leads to ${closed.leadsTo}`;
    if (found === undefined) return { answer: `status ${status}`, promised };
    return { answer: isBelow(found, closed.leadsTo) ? promised : `leads to ${found}`, promised };
  }
  const words = say(closed.says, language);
  const body = await response.text();
  const isSaid = typeof words === 'string' ? body.includes(words) : words.test(body);
  return { answer: isSaid ? `says ${words}` : `says something else (${status})`, promised: `says ${words}` };
}

/** The same path or one below it; everything is below the root, which therefore has to be met exactly. */
function isBelow(found: string, wanted: string): boolean {
  return found === wanted || (wanted !== '/' && found.startsWith(wanted));
}
