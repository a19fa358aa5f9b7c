import { stripVTControlCharacters } from 'node:util';
import { chromium } from '@playwright/test';
import type { BrowserChoice } from './find-browser.ts';

/** A browser that takes longer fails every test. */
const launchLimitMs = 20_000;

/**
 * Starts a browser that was found and ends it again: it may be there and lack a library.
 * @returns its version
 * @throws what the browser said, in one line
 */
export async function tryBrowser({ launch }: BrowserChoice): Promise<string> {
  try {
    // Else Playwright ends this whole process at a signal, and whoever has a server to stop cannot.
    const leaveSignals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
    await using browser = await chromium.launch({ ...launch, ...leaveSignals, timeout: launchLimitMs });
    return browser.version();
  } catch (cause) {
    throw new Error(findReason((cause as Error).message), { cause });
  }
}

/** Playwright's message is a page long; the line that names what is missing says it all. */
function findReason(message: string): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim())
    // Its whole command line, which names all sorts of things.
    .filter((line) => !line.includes('<launching>'));
  const telling = lines.find((line) => /error while loading|doesn't exist|not found|sandbox/i.test(line));
  const said = lines.find((line) => line.includes('[err]'));
  return telling ?? said ?? lines[0] ?? '';
}
