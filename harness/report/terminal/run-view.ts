import type { TestCase, TestResult } from '@playwright/test/reporter';
import type { TestState } from '../record/run-record.ts';

/** How a run is shown while it goes on. */
export interface RunView {
  /** Something that somebody printed, and that stays. */
  print(output: string | Buffer): void;
  ended(test: TestCase, result: TestResult, state: TestState): void;
  /** The run is over; what comes next is printed below. */
  end(): void;
}

/** States that turn a run red. */
export function isBad(state: TestState): state is 'failed' | 'repaired' {
  return state === 'failed' || state === 'repaired';
}
