import { findBrowser } from '../../browser/find-browser.ts';
import { tryBrowser } from '../../browser/try-browser.ts';
import { settings } from '../../config/env.ts';
import { text } from '../../language/text.ts';
import type { Finding } from './finding.ts';
import { installCommand } from './repair.ts';

/** Whether a browser is there and starts. */
export async function checkBrowser(): Promise<Finding> {
  const choice = findBrowser(settings.browser);
  // The next run installs one, if it can.
  if (choice === undefined) {
    return { state: 'warning', words: text('doctor.browser.none'), repair: installCommand('browser') };
  }
  try {
    const version = await tryBrowser(choice);
    return { state: 'ok', words: text('doctor.browser.ok', { name: choice.name, version }) };
  } catch (error) {
    const reason = (error as Error).message;
    const words = text('doctor.browser.broken', { name: choice.name, reason });
    return { state: 'failed', words, repair: installCommand('browser') };
  }
}
