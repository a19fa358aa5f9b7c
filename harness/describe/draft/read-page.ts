import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { PageReading } from './page-reading.ts';
import { readDocument } from './read-document.ts';

const lookEveryMs = 150;
/** A page that never comes to rest is read as it is then. */
const restLimitMs = 10_000;
/** A page may be written as long as its work takes. */
const loadLimitMs = 120_000;

/** Reads a page that has come to rest: it is loaded, asks for nothing more, and shows the same twice. */
export async function readPage(page: Page): Promise<PageReading> {
  await page.waitForLoadState('load', { timeout: loadLimitMs });
  // Some pages ask for news as long as they are shown.
  await page.waitForLoadState('networkidle', { timeout: restLimitMs }).catch(() => {});
  const untilMs = performance.now() + restLimitMs;
  let reading = await readNow(page);
  while (performance.now() < untilMs) {
    await sleep(lookEveryMs);
    // Meanwhile the next page may have begun, which shows nothing yet.
    await page.waitForLoadState('load', { timeout: loadLimitMs });
    const next = await readNow(page);
    if (next.lines.length > 0 && JSON.stringify(next) === JSON.stringify(reading)) return next;
    reading = next;
  }
  return reading;
}

/** Reads a page as it is; one that is left meanwhile is read when the next one is there. */
async function readNow(page: Page): Promise<PageReading> {
  for (;;) {
    try {
      return await page.evaluate(readDocument);
    } catch (error) {
      if (page.isClosed() || !/context was destroyed|navigat/i.test((error as Error).message)) throw error;
      await page.waitForLoadState('load', { timeout: loadLimitMs });
    }
  }
}

/** Tells a screen from others: by what it asks, or where it asks nothing, by what it says. */
export function identify({ fields, headings, controls, lines }: PageReading): string {
  // A list alone, as of languages, may stand on every page.
  const telling = fields.filter(({ type }) => type !== 'select');
  const asked = telling.map(({ name, id, label }) => name || id || label);
  if (asked.length > 0) return JSON.stringify([...new Set(asked)]);
  return JSON.stringify([headings, controls.map(({ name }) => name), lines]);
}
