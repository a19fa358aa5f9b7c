import type { TestCase, TestResult, TestStep } from '@playwright/test/reporter';
import { isTriedAgain } from '../record/record-test.ts';
import type { TestState } from '../record/run-record.ts';
import { nameCase } from '../spec-name.ts';

/** A test that is running now. */
export interface RunningTest {
  readonly name: string;
  /** Which of the workers has it, from 0. */
  readonly lane: number;
  readonly beganAtMs: number;
  /** What it is doing, the outermost first. */
  readonly steps: readonly string[];
}

/** How far a run has come: what has ended how, and what each worker is doing. */
export class RunProgress {
  readonly total: number;
  readonly beganAtMs = Date.now();
  readonly #ended = new Map<TestCase, TestState>();
  readonly #running = new Map<TestResult, Omit<RunningTest, 'steps'> & { readonly steps: Set<TestStep> }>();

  constructor(total: number) {
    this.total = total;
  }

  begin(test: TestCase, result: TestResult): void {
    const lane = result.parallelIndex;
    this.#running.set(result, { name: nameCase(test), lane, beganAtMs: Date.now(), steps: new Set() });
  }

  beginStep(result: TestResult, step: TestStep): void {
    if (isTold(step)) this.#running.get(result)?.steps.add(step);
  }

  endStep(result: TestResult, step: TestStep): void {
    this.#running.get(result)?.steps.delete(step);
  }

  end(test: TestCase, result: TestResult, state: TestState): void {
    this.#running.delete(result);
    if (!isTriedAgain(test, result)) this.#ended.set(test, state);
  }

  count(state: TestState): number {
    return [...this.#ended.values()].filter((one) => one === state).length;
  }

  get done(): number {
    return this.#ended.size;
  }

  /** In the order of their workers. */
  get running(): readonly RunningTest[] {
    return [...this.#running.values()]
      .toSorted((one, other) => one.lane - other.lane)
      .map((test) => ({ ...test, steps: [...test.steps].map(({ title }) => title) }));
  }
}

/** What a test does, not how it was set up: nobody waits for a fixture to be told by name. */
function isTold({ category }: TestStep): boolean {
  return category === 'test.step' || category === 'pw:api' || category === 'expect';
}
