import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { execa } from 'execa';

/** A spec that failed, for who wants to look at it in the report. */
export interface Evidence {
  /** `<file> > <title>`. */
  readonly spec: string;
  /** As the HTML report names it in its addresses. */
  readonly testId: string;
  /** The first lines of the failure. */
  readonly says: string;
}

/** What one run showed of the known defects of its target. */
export interface FindingsRecord {
  readonly target: string;
  /** The application's commit, where its folder is a checkout. */
  readonly commit: string | undefined;
  readonly browser: string;
  readonly at: string;
  readonly passed: number;
  /** Specs that failed as a known defect says, by its id. */
  readonly seen: Readonly<Record<string, readonly Evidence[]>>;
  /** Failures that no known defect explains: nobody has judged them yet. */
  readonly unjudged: readonly Evidence[];
}

export interface FindingsReporterOptions {
  readonly target: string;
  readonly targetDir: string | undefined;
  readonly browser: string;
  /** Where the record goes. */
  readonly file: string;
}

/** Writes down which defects a run of the wizard's specs has seen, for `npm run findings`. */
export default class FindingsReporter implements Reporter {
  readonly #options: FindingsReporterOptions;
  #suite: Suite | undefined;

  constructor(options: FindingsReporterOptions) {
    this.#options = options;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  async onEnd(): Promise<void> {
    const tests = this.#suite?.allTests() ?? [];
    const ran = tests.filter((test) => projectOf(test) === 'wizard' && test.results.length > 0);
    if (ran.length === 0) return; // the project's own tests say nothing of a target
    const { target, targetDir, browser, file } = this.#options;
    const record: FindingsRecord = {
      target,
      commit: targetDir === undefined ? undefined : await readCommit(targetDir),
      browser,
      at: new Date().toISOString(),
      passed: ran.filter((test) => test.outcome() === 'expected' && defectOf(test) === undefined).length,
      seen: collectSeen(ran),
      unjudged: ran.filter((test) => test.outcome() === 'unexpected').map(toEvidence),
    };
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(record, null, 2));
  }

  printsToStdio(): boolean {
    return false;
  }
}

function collectSeen(tests: readonly TestCase[]): Record<string, Evidence[]> {
  const seen: Record<string, Evidence[]> = {};
  for (const test of tests) {
    const id = test.outcome() === 'expected' ? defectOf(test) : undefined;
    if (id === undefined) continue;
    seen[id] ??= [];
    seen[id].push(toEvidence(test));
  }
  return seen;
}

function toEvidence(test: TestCase): Evidence {
  const [, , , ...titles] = test.titlePath();
  const message = stripVTControlCharacters(test.results.at(-1)?.errors[0]?.message ?? '');
  const lines = message.split('\n').filter((line) => line.trim() !== '');
  return {
    spec: [path.basename(test.location.file), ...titles].join(' > '),
    testId: test.id,
    says: lines.slice(0, 4).join('\n'),
  };
}

function projectOf(test: TestCase): string | undefined {
  return test.parent.project()?.name;
}

function defectOf({ annotations }: TestCase): string | undefined {
  return annotations
    .find(({ type }) => type === 'known defect')
    ?.description?.split(' ', 1)
    .join();
}

async function readCommit(folder: string): Promise<string | undefined> {
  const { stdout } = await execa('git', ['-C', folder, 'rev-parse', '--short', 'HEAD'], { reject: false });
  return stdout || undefined;
}
