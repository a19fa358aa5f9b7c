import { rm } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { loadWizard } from '../../harness/describe/load-wizard.ts';
import { readRecord } from '../../harness/report/record/read-record.ts';
import type { TestState } from '../../harness/report/record/run-record.ts';
import { recordFiles, reportFolders } from '../../harness/report/report-names.ts';
import type { Finding } from '../../harness/targets/known-defect.ts';

const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');

/** What the suite saw of one wizard. */
export interface Result {
  readonly name: string;
  readonly version: string;
  readonly steps: number;
  readonly counts: Readonly<Record<TestState, number>>;
  readonly findings: readonly Finding[];
  readonly seconds: number;
}

/** The description of one wizard, from the root of the project. */
export function descriptionOf(name: string): string {
  return `fixtures/wizards/${name}/${name}.wizard.ts`;
}

/**
 * Runs the suite on one wizard, with reports in a folder of its own, so that nothing of another run is lost.
 * @throws when it left no record
 */
export async function runSuite(name: string, version: string): Promise<Result & { folder: string }> {
  const file = descriptionOf(name);
  const { steps, knownDefects = [] } = await loadWizard(path.join(root, file));
  const folder = path.join(root, '.firstrun', 'wizards', name);
  await rm(folder, { recursive: true, force: true });
  await execa(process.execPath, [cli, 'test', '--project=wizard'], {
    cwd: root,
    reject: false,
    stdout: 'inherit',
    stderr: 'inherit',
    env: { WIZARD_TARGET: file, FIRSTRUN_OUTPUT: folder },
  });
  const { tests, durationMs } = readRecord(path.join(folder, reportFolders.wizard, recordFiles.lastRun));
  const count = (state: TestState) =>
    tests.filter((test) => test.project === 'wizard' && test.state === state).length;
  return {
    name,
    version,
    folder,
    steps: steps.length,
    counts: {
      failed: count('failed'),
      repaired: count('repaired'),
      flaky: count('flaky'),
      known: count('known'),
      'not run': count('not run'),
      skipped: count('skipped'),
      passed: count('passed'),
    },
    findings: uniqueFindings(knownDefects),
    seconds: Math.round(durationMs / 1000),
  };
}

/** One that the suite meets in several ways is there several times. */
function uniqueFindings(defects: readonly (Finding & { readonly id: string })[]): readonly Finding[] {
  return [...new Map(defects.map((defect) => [defect.id, defect])).values()];
}
