import { chromium } from '@playwright/test';
import type { BrowserChoice } from './find-browser.ts';

/** A browser that takes longer fails every test. */
const launchLimitMs = 20_000;

/**
 * Starts a browser that was found and ends it again: it may be there and lack a library.
 * @returns its version
 * @throws what the browser said
 */
export async function tryBrowser({ launch }: BrowserChoice): Promise<string> {
  const browser = await chromium.launch({ ...launch, timeout: launchLimitMs });
  try {
    return browser.version();
  } finally {
    await browser.close();
  }
}
