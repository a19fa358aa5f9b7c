import type { FullConfig } from '@playwright/test';
import { countFailures, noteStop } from '../report/failure-counter.ts';

/**
 * Playwright lets teardown projects run after the limit of failures only where there was one from the beginning.
 */
export function reserveStop(config: FullConfig): void {
  if (config.maxFailures === 0) setLimit(config, Number.MAX_SAFE_INTEGER);
}

/**
 * Makes the next failing test the last one of the run: the others are stopped, teardown and reports follow. Playwright
 * reads the limit anew at each failure, and the configuration it hands to the global setup is the one it reads.
 */
export function stopAtNextFailure(config: FullConfig): void {
  const failures = countFailures();
  if (failures === undefined || failures + 1 >= config.maxFailures) return;
  noteStop();
  setLimit(config, failures + 1);
}

function setLimit(config: FullConfig, maxFailures: number): void {
  Object.assign(config, { maxFailures });
}
