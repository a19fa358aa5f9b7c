import type { Language } from '../../language/text.ts';
import { text } from '../../language/text.ts';
import type { Budgets } from '../../targets/budgets.ts';
import type { KnownDefect } from '../../targets/known-defect.ts';
import { describePlace } from '../failure-place.ts';
import { type DocumentedFinding, makeDocument } from '../findings-document.ts';
import { collectFindings } from '../findings-record.ts';
import type { HistoryEntry } from '../record/history.ts';
import type { RecordedTest, RunRecord } from '../record/run-record.ts';
import { linkToTest } from '../report-names.ts';
import { describeEnd, findFaults } from '../run-remarks.ts';
import { descriptions, type RunSummary, summarizeRun } from '../run-summary.ts';
import { nameSpec } from '../spec-name.ts';
import { describeRun, type Fact } from './facts.ts';
import { type Matrix, makeMatrices } from './matrix.ts';
import { formatRepeatCommand } from './repeat-command.ts';
import { makeTimings, type Timing } from './timings.ts';

/** A failure that nobody has judged yet. */
export interface NewFailure {
  readonly spec: string;
  readonly address: string;
  /** Where it failed, with which choices. */
  readonly where: string;
  readonly message: string;
  /** Absolute path. */
  readonly picture: string | undefined;
  readonly lines: readonly string[];
  readonly command: string;
}

/** A known defect that is not there any more. */
export interface Repaired {
  readonly spec: string;
  readonly address: string;
  readonly defects: readonly string[];
}

/** What `npm run report` writes, without its form. */
export interface WizardReport {
  readonly language: Language;
  readonly title: string;
  readonly isGreen: boolean;
  readonly verdict: string;
  readonly remarks: readonly string[];
  readonly facts: readonly Fact[];
  readonly failures: readonly NewFailure[];
  readonly repaired: readonly Repaired[];
  readonly matrices: readonly Matrix[];
  readonly timings: readonly Timing[];
  readonly summary: RunSummary;
  /** Known defects that the run has seen, the worst first. */
  readonly findings: readonly DocumentedFinding[];
  /** The tests of the wizard. */
  readonly tests: readonly RecordedTest[];
}

/** What is known of a target besides what a run has shown. */
export interface TargetKnowledge {
  readonly budgets: Budgets;
  readonly knownDefects: readonly KnownDefect[];
}

/** Puts together what a run has shown, in the order somebody wants to know it. */
export function makeReport(
  record: RunRecord,
  history: readonly HistoryEntry[],
  { budgets, knownDefects }: TargetKnowledge,
  language: Language,
): WizardReport {
  const { tests, status, errorsOutsideTests, forbidsSkips } = record;
  const summary = summarizeRun(tests);
  const faults = findFaults(status, summary, forbidsSkips);
  const isGreen = status === 'passed' && summary.failed === 0 && faults.length === 0;
  return {
    language,
    title: text('page.title', { target: record.target }),
    isGreen,
    verdict: describeVerdict(isGreen, summary),
    remarks: [...describeEnd(status, summary, errorsOutsideTests), ...faults],
    facts: describeRun(record, language),
    failures: tests.filter(({ state }) => state === 'failed').map((test) => describeFailure(test, record)),
    repaired: tests.filter(({ state }) => state === 'repaired').map(describeRepaired),
    matrices: makeMatrices(ofWizard(tests)),
    timings: makeTimings(record, history, budgets),
    summary,
    findings: makeDocument(collectFindings(record), knownDefects, language).findings,
    tests: ofWizard(tests),
  };
}

function describeVerdict(isGreen: boolean, { failed, defects }: RunSummary): string {
  if (isGreen)
    return defects.length === 0 ? text('page.green') : text('page.greenKnown', { count: defects.length });
  return failed === 0 ? text('page.redWithoutFailure') : text('page.red', { count: failed });
}

function describeFailure(test: RecordedTest, record: RunRecord): NewFailure {
  return {
    spec: nameSpec(test),
    address: linkToTest(test.id),
    where: describePlace(test),
    message: test.failure?.message ?? '',
    picture: test.failure?.picture,
    lines: test.failure?.lines ?? [],
    command: formatRepeatCommand(test, record),
  };
}

function describeRepaired(test: RecordedTest): Repaired {
  const defects = descriptions(test, 'known defect');
  return { spec: nameSpec(test), address: linkToTest(test.id), defects };
}

function ofWizard(tests: readonly RecordedTest[]): RecordedTest[] {
  return tests.filter(({ project }) => project === 'wizard');
}
