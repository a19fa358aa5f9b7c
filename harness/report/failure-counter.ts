import type { Reporter, TestCase } from '@playwright/test/reporter';

let failures: number | undefined;

/** How many tests have failed for good up to now; undefined where nobody counts (`--reporter` replaces all of ours). */
export function countFailures(): number | undefined {
  return failures;
}

/** Counts what Playwright counts for `maxFailures`. */
export default class FailureCounter implements Reporter {
  onBegin(): void {
    failures = 0;
  }

  onTestEnd(test: TestCase): void {
    const isFinal = test.results.length > test.retries;
    if (failures !== undefined && isFinal && test.outcome() === 'unexpected') failures += 1;
  }

  printsToStdio(): boolean {
    return false;
  }
}
