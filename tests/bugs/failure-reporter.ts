import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FullConfig, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { nameSpec, type SpecName } from './spec-name.ts';

/** A spec that failed, in the order of time. */
export interface Failure {
  readonly spec: SpecName;
  readonly message: string;
}

/** What a run leaves in its output folder. */
export interface RunReport {
  readonly failures: readonly Failure[];
  readonly passed: number;
  readonly hasStarted: boolean;
}

export const reportFile = 'failures.json';

/** Writes down which specs of the wizard failed, and nothing else. */
export default class FailureReporter implements Reporter {
  readonly #failures: Failure[] = [];
  #passed = 0;
  #hasStarted = true;
  #folder = '';

  onBegin(config: FullConfig): void {
    this.#folder = config.projects[0]?.outputDir ?? '';
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const project = test.parent.project()?.name;
    if (project === 'setup') this.#hasStarted = false; // it has a test only when the start failed
    if (project !== 'wizard') return;
    if (test.outcome() === 'expected') this.#passed += 1;
    if (test.outcome() !== 'unexpected') return;
    const message = result.errors[0]?.message ?? '';
    this.#failures.push({ spec: nameSpec(test), message });
  }

  onEnd(): void {
    mkdirSync(this.#folder, { recursive: true });
    const report: RunReport = {
      failures: this.#failures,
      passed: this.#passed,
      hasStarted: this.#hasStarted,
    };
    writeFileSync(path.join(this.#folder, reportFile), JSON.stringify(report));
  }

  printsToStdio(): boolean {
    return false;
  }
}
