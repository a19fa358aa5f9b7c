import { rm } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { programFolder } from '../../fixtures/wizards/programs.ts';
import { loadWizard } from '../../harness/describe/load-wizard.ts';
import { readRecord } from '../../harness/report/record/read-record.ts';
import type { TestState } from '../../harness/report/record/run-record.ts';
import { recordFiles, reportFolders } from '../../harness/report/report-names.ts';
import type { Finding, KnownDefect } from '../../harness/targets/known-defect.ts';
import { type Program, programs } from './programs.ts';

const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');

/** What the suite saw of one wizard. */
export interface Result {
  readonly name: string;
  readonly version: string;
  readonly steps: number;
  readonly isGreen: boolean;
  readonly passed: number;
  readonly known: number;
  readonly skipped: number;
  readonly findings: readonly Finding[];
  readonly seconds: number;
}

/** The description of one wizard, from the root of the project. */
export function descriptionOf(name: string): string {
  return `fixtures/wizards/${name}/${name}.wizard.ts`;
}

/** Of its own for each, so that nothing of another run is lost. */
const outputOf = (name: string) => path.join(root, '.firstrun', 'wizards', name);

/** Runs the suite on one wizard. */
export async function runSuite(name: string): Promise<void> {
  const folder = outputOf(name);
  await rm(folder, { recursive: true, force: true });
  await execa(process.execPath, [cli, 'test', '--project=wizard'], {
    cwd: root,
    reject: false,
    stdout: 'inherit',
    stderr: 'inherit',
    // What a law skips is told by the description, and no lack of the machine.
    env: { WIZARD_TARGET: descriptionOf(name), FIRSTRUN_OUTPUT: folder, WIZARD_FORBID_SKIPS: '0' },
  });
}

/**
 * What the last run on a wizard saw.
 * @throws when there was none
 */
export async function readResult(name: string): Promise<Result> {
  const { steps, knownDefects = [] } = await loadWizard(path.join(root, descriptionOf(name)));
  const record = readRecord(path.join(outputOf(name), reportFolders.wizard, recordFiles.lastRun));
  const states = record.tests.filter(({ project }) => project === 'wizard').map(({ state }) => state);
  const count = (...wanted: readonly TestState[]) => states.filter((state) => wanted.includes(state)).length;
  return {
    name,
    version: await (programs[name] as Program).readVersion(programFolder(name)),
    steps: steps.length,
    isGreen: record.status === 'passed',
    passed: count('passed'),
    known: count('known'),
    skipped: count('skipped', 'not run'),
    findings: uniqueFindings(knownDefects),
    seconds: Math.round(record.durationMs / 1000),
  };
}

/** One that the suite meets in several ways is there several times. */
function uniqueFindings(defects: readonly KnownDefect[]): readonly Finding[] {
  return [...new Map(defects.map((defect) => [defect.id, defect])).values()];
}
