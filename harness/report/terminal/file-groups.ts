import path from 'node:path';
import type { TestCase, TestResult } from '@playwright/test/reporter';
import { isTriedAgain } from '../record/record-test.ts';
import type { TestState } from '../record/run-record.ts';
import { listTitles } from '../spec-name.ts';

interface EndedTest {
  readonly title: string;
  readonly state: TestState;
  readonly durationMs: number;
}

/** The tests of one spec file that have ended. */
export interface Group {
  readonly file: string;
  readonly tests: EndedTest[];
}

/** Gathers tests by their files: those of several files end in between one another. */
export class FileGroups {
  readonly #open = new Map<string, Group & { left: number }>();

  /** @param tests all that are going to run */
  constructor(tests: readonly TestCase[]) {
    for (const test of tests) {
      const { file } = test.location;
      const group = this.#open.get(file) ?? { file: path.basename(file), tests: [], left: 0 };
      group.left += 1;
      this.#open.set(file, group);
    }
  }

  /** @returns the group of the test, once nothing of it is left to run, and nothing to be tried again */
  end(test: TestCase, result: TestResult, state: TestState): Group | undefined {
    if (isTriedAgain(test, result)) return undefined;
    const { duration: durationMs } = result;
    const group = this.#open.get(test.location.file);
    if (group === undefined) return undefined;
    group.tests.push({ title: listTitles(test).join(' > '), state, durationMs });
    group.left -= 1;
    if (group.left > 0) return undefined;
    this.#open.delete(test.location.file);
    return group;
  }

  /** Those of which some tests have ended, and some never will. */
  get begun(): readonly Group[] {
    return [...this.#open.values()].filter(({ tests }) => tests.length > 0);
  }
}
