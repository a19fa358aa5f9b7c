import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FullConfig, FullResult, Reporter, Suite } from '@playwright/test/reporter';
import type { NoteType } from '../../evidence/notes.ts';
import { noteLost } from '../outputs/lost-outputs.ts';
import { recordFiles } from '../report-names.ts';
import { isOfWizard } from '../spec-name.ts';
import { systemName } from '../system-name.ts';
import { type ChosenApplication, describeApplication } from './describe-application.ts';
import { appendHistory } from './history.ts';
import { recordTest } from './record-test.ts';
import type { RecordedTest, RunRecord } from './run-record.ts';

export interface RecordReporterOptions {
  readonly application: ChosenApplication;
  readonly browser: string;
  readonly runName: string | undefined;
  readonly forbidsSkips: boolean;
  readonly environment: Readonly<Record<string, string>>;
  /** Absolute path of the project. */
  readonly root: string;
  /** Absolute path of the folder that the record goes to. */
  readonly folder: string;
}

/** Writes a run of the wizard's specs down, for `npm run report` and `npm run findings`. */
export default class RecordReporter implements Reporter {
  readonly #options: RecordReporterOptions;
  #suite: Suite | undefined;
  #errorsOutsideTests = 0;
  #forbidsFlaky = false;

  constructor(options: RecordReporterOptions) {
    this.#options = options;
  }

  onBegin({ failOnFlakyTests }: FullConfig, suite: Suite): void {
    this.#suite = suite;
    this.#forbidsFlaky = failOnFlakyTests;
  }

  onError(): void {
    this.#errorsOutsideTests += 1;
  }

  async onEnd(result: FullResult): Promise<void> {
    const all = this.#suite?.allTests() ?? [];
    // The project's own tests say nothing of a target, and neither does a list.
    if (!all.some(isOfWizard) || all.every(({ results }) => results.length === 0)) return;
    const record = await this.#makeRecord(
      result,
      all.map((test) => recordTest(test, this.#options.root)),
    );
    try {
      this.#write(record);
    } catch (error) {
      noteLost('record', this.#options.folder, error);
    }
  }

  printsToStdio(): boolean {
    return false;
  }

  async #makeRecord(
    { status, startTime, duration }: FullResult,
    tests: readonly RecordedTest[],
  ): Promise<RunRecord> {
    const { application, browser, runName, forbidsSkips, environment } = this.#options;
    const { target, place, version, commit } = await describeApplication(application);
    return {
      format: 1,
      target,
      place,
      version,
      commit,
      browser,
      browserVersion: findNote(tests, 'browser'),
      os: systemName,
      node: process.version,
      runName,
      at: startTime.toISOString(),
      durationMs: duration,
      status,
      errorsOutsideTests: this.#errorsOutsideTests,
      forbidsSkips,
      forbidsFlaky: this.#forbidsFlaky,
      environment,
      tests: [...tests],
    };
  }

  #write(record: RunRecord): void {
    const { folder } = this.#options;
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, recordFiles.lastRun), JSON.stringify(record, null, 2));
    const { target, browser, os, at, tests, environment } = record;
    // What a wizard with a seeded bug costs says nothing of the wizard.
    if (environment['WIZARD_BUG'] !== undefined) return;
    for (const { measures } of tests) {
      if (measures === undefined) continue;
      appendHistory(path.join(folder, recordFiles.history), { target, browser, os, at, measures });
    }
  }
}

function findNote(tests: readonly RecordedTest[], type: NoteType): string | undefined {
  return tests.flatMap(({ annotations }) => annotations).find((note) => note.type === type)?.description;
}
