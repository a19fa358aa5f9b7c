import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { FullConfig, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { nameSpec, type SpecName } from './spec-name.ts';

/** What the specs of one project saw; that of a bug is named after it. */
export interface ProjectReport {
  /** The specs that failed, in the order of time. */
  readonly failures: readonly SpecName[];
  /** The server did not start: a bug that says nothing about the suite. */
  readonly isDead: boolean;
  /** What its tests took together, milliseconds. */
  readonly elapsedMs: number;
}

/** By the name of the project. */
export type RunReport = Readonly<Record<string, ProjectReport>>;

export const reportFile = 'failures.json';

/** Printed at each failure, for who waits. */
export interface FailureLine {
  readonly project: string;
  readonly spec: SpecName;
  readonly elapsedMs: number;
}

/** How the harness says that a server did not start, or could not be built. */
const deadServer =
  /^(\w*Error: )?(reference (ended with .+ before it was healthy|was not healthy)|The reference wizard)/;

/** Writes down which specs of the wizard failed, and nothing else. */
export default class FailureReporter implements Reporter {
  readonly #projects = new Map<string, { failures: SpecName[]; isDead: boolean; elapsedMs: number }>();
  #folder = '';

  onBegin(config: FullConfig): void {
    this.#folder = config.projects[0]?.outputDir ?? '';
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const name = test.parent.project()?.name ?? '';
    const project = this.#projects.get(name) ?? { failures: [], isDead: false, elapsedMs: 0 };
    this.#projects.set(name, project);
    project.elapsedMs += result.duration;
    if (test.outcome() !== 'unexpected') return;
    const spec = nameSpec(test);
    project.failures.push(spec);
    console.log(JSON.stringify({ project: name, spec, elapsedMs: project.elapsedMs } satisfies FailureLine));
    const message = stripVTControlCharacters(result.errors[0]?.message ?? '');
    if (deadServer.test(message)) project.isDead = true;
  }

  onEnd(): void {
    mkdirSync(this.#folder, { recursive: true });
    const report: RunReport = Object.fromEntries(this.#projects);
    writeFileSync(path.join(this.#folder, reportFile), JSON.stringify(report));
  }

  printsToStdio(): boolean {
    return true;
  }
}
