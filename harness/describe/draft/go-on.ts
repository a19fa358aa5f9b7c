import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page, Request } from '@playwright/test';
import { findControl } from '../find-controls.ts';
import { changes } from '../held-request.ts';
import type { Control } from '../wizard.ts';
import type { PageReading } from './page-reading.ts';
import { identify, readPage } from './read-page.ts';

/** An installation may take its time. */
const limitMs = 120_000;
/** Who refuses says so at once: after that, what the page complains of is its answer. */
const refusalMs = 1_500;
/** A page that says nothing either way is given more time. */
const silenceMs = 15_000;
const lookEveryMs = 250;
/** So long a button may stay locked after the last answer. */
const unlockMs = 3_000;

/** How a press went. */
export type Outcome =
  | { readonly is: 'moved'; readonly reading: PageReading; readonly hasSent: boolean }
  /** The same page is there, and most often says what it does not like. */
  | { readonly is: 'refused'; readonly reading: PageReading }
  | { readonly is: 'locked' };

/** Presses what leads on, and waits until another screen has come to rest. */
export async function goOn(page: Page, control: Control<string>, before: PageReading): Promise<Outcome> {
  const button = findControl(page, control, 'en');
  const traffic = watchTraffic(page);
  try {
    if (!(await isUnlocked(button))) return { is: 'locked' };
    await button.click({ noWaitAfter: true });
    const reading = await untilOther(page, before, () => traffic.pending.size === 0);
    if (identify(reading) === identify(before)) return { is: 'refused', reading };
    return { is: 'moved', reading, hasSent: traffic.hasSent };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return { is: 'locked' };
    throw error;
  } finally {
    traffic.end();
  }
}

/** What a page asks for, and whether any of it was to change something. */
function watchTraffic(page: Page) {
  const { origin } = new URL(page.url());
  const pending = new Set<Request>();
  const traffic = { pending, hasSent: false, end };
  const begin = (request: Request) => {
    traffic.hasSent ||= changes(request, origin);
    pending.add(request);
  };
  const finish = (request: Request) => pending.delete(request);
  page.on('request', begin).on('requestfinished', finish).on('requestfailed', finish);
  return traffic;

  function end(): void {
    page.off('request', begin).off('requestfinished', finish).off('requestfailed', finish);
  }
}

/** Waits until a page that has nothing to press goes on by itself; undefined when it does not. */
export async function untilMoved(page: Page, before: PageReading): Promise<PageReading | undefined> {
  const reading = await untilOther(page, before, () => false);
  return identify(reading) === identify(before) ? undefined : reading;
}

/**
 * Waits until a page shows another screen; no longer, where it shows what it complains of.
 * @param isAnswered whether nothing is on its way any more
 */
async function untilOther(page: Page, before: PageReading, isAnswered: () => boolean): Promise<PageReading> {
  const begin = performance.now();
  for (;;) {
    const reading = await readPage(page);
    const elapsedMs = performance.now() - begin;
    if (identify(reading) !== identify(before) || elapsedMs > limitMs) return reading;
    const complains = reading.alerts.length > 0 || reading.fields.some(({ isInvalid }) => isInvalid);
    const patienceMs = complains ? refusalMs : silenceMs;
    if (isAnswered() && elapsedMs > patienceMs) return reading;
    await sleep(lookEveryMs);
  }
}

async function isUnlocked(button: Locator): Promise<boolean> {
  const untilMs = performance.now() + unlockMs;
  while (await button.isDisabled()) {
    if (performance.now() > untilMs) return false;
    await sleep(lookEveryMs);
  }
  return true;
}
