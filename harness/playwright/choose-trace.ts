import type { PlaywrightWorkerOptions } from '@playwright/test';
import { wishesTrace } from '../config/trace-wish.ts';

/**
 * What is recorded of a test. Of a failed one: each action, the console and what the page looked like; that costs a
 * twentieth of the time of all tests. The page itself at each action and all requests would cost a fifth: whoever
 * wants them repeats one test with `--trace on`.
 */
export function chooseTrace(): PlaywrightWorkerOptions['trace'] {
  // Playwright takes the mode of the command line only, and leaves out what is switched off here.
  if (wishesTrace()) return 'retain-on-failure';
  return { mode: 'retain-on-failure', screenshots: true, snapshots: false, sources: true };
}
