import type { PlaywrightWorkerOptions } from '@playwright/test';
import { settings } from '../config/env.ts';
import { wishesTrace } from '../config/trace-wish.ts';

/**
 * What is recorded of a test that fails: each action, the source and the console; in CI the page at each action too. There
 * nobody can repeat it at once, and here one `--trace on` does. The page costs a tenth of the time of all tests; Playwright's
 * film of it costs more, and shows less.
 */
export function chooseTrace(isCi = settings.ci): PlaywrightWorkerOptions['trace'] {
  // Playwright takes the mode of the command line only, and leaves out what is switched off here.
  if (wishesTrace()) return 'retain-on-failure';
  return { mode: 'retain-on-failure', screenshots: false, snapshots: isCi, sources: true };
}
