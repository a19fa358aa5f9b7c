import type { Reporter, TestCase, TestError } from '@playwright/test/reporter';
import { text } from '../language/text.ts';

let failures: number | undefined;
let isStopping = false;

/** How many tests have failed for good up to now; undefined where nobody counts (`--reporter` replaces all of ours). */
export function countFailures(): number | undefined {
  return failures;
}

/** Notes that the limit of failures which Playwright will tell of is ours, and nobody's wish. */
export function noteStop(): void {
  isStopping = true;
}

/** Counts what Playwright counts for `maxFailures`. Before all who show errors: it says which limit was ours. */
export default class FailureCounter implements Reporter {
  onBegin(): void {
    failures = 0;
  }

  onTestEnd(test: TestCase): void {
    const isFinal = test.results.length > test.retries;
    if (failures !== undefined && isFinal && test.outcome() === 'unexpected') failures += 1;
  }

  onError(error: TestError): void {
    if (isStopping && error.message?.includes('maximum allowed failures'))
      error.message = text('run.othersLeftOut');
  }

  printsToStdio(): boolean {
    return false;
  }
}
