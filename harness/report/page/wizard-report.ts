import type { Language } from '../../language/text.ts';
import { text } from '../../language/text.ts';
import type { Budgets } from '../../targets/budgets.ts';
import type { KnownDefect } from '../../targets/known-defect.ts';
import { groupByCause } from '../causes.ts';
import { describePlace } from '../failure-place.ts';
import { type DocumentedFinding, makeDocument } from '../findings-document.ts';
import { collectFindings } from '../findings-record.ts';
import { nameApplication } from '../record/describe-application.ts';
import type { HistoryEntry } from '../record/history.ts';
import type { RecordedTest, RunRecord } from '../record/run-record.ts';
import { linkToTest } from '../report-names.ts';
import { describeEnd, findFaults } from '../run-remarks.ts';
import { descriptions, type RunSummary, summarizeRun } from '../run-summary.ts';
import { nameSpec } from '../spec-name.ts';
import { applicationOf, describeRun, type Fact } from './facts.ts';
import { type Matrix, makeMatrices } from './matrix.ts';
import { formatRepeatCommand } from './repeat-command.ts';
import { makeTimings, type Timing } from './timings.ts';

/** A failure that nobody has judged yet, with those that tell the same. */
export interface NewFailure extends LinkedTest {
  /** Where it failed, with which choices. */
  readonly where: string;
  readonly message: string;
  /** Absolute path. */
  readonly picture: string | undefined;
  readonly lines: readonly string[];
  readonly command: string;
  /** Others that most likely have the same cause. */
  readonly alike: readonly LinkedTest[];
}

/** A test, and where the HTML report tells of it. */
export interface LinkedTest {
  readonly spec: string;
  readonly address: string;
}

/** A known defect that is not there any more. */
export interface Repaired extends LinkedTest {
  readonly defects: readonly string[];
}

/** What `npm run report` writes, without its form. */
export interface WizardReport {
  readonly language: Language;
  readonly title: string;
  readonly isGreen: boolean;
  readonly verdict: string;
  readonly remarks: readonly string[];
  /** What was tested. */
  readonly application: string;
  readonly facts: readonly Fact[];
  /** One for each cause. */
  readonly failures: readonly NewFailure[];
  readonly flaky: readonly NewFailure[];
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
  const { tests, status, forbidsFlaky } = record;
  const summary = summarizeRun(tests, forbidsFlaky);
  const faults = findFaults(summary, record);
  const isGreen = status === 'passed' && summary.failed === 0 && faults.length === 0;
  return {
    language,
    title: text('page.title', { target: record.target }),
    isGreen,
    verdict: describeVerdict(isGreen, status, summary),
    remarks: [...describeEnd(summary, record), ...faults],
    application: nameApplication(applicationOf(record)),
    facts: describeRun(record, language),
    failures: describeFailures('failed', record),
    flaky: describeFailures('flaky', record),
    repaired: tests.filter(({ state }) => state === 'repaired').map(describeRepaired),
    matrices: makeMatrices(ofWizard(tests)),
    timings: makeTimings(record, history, budgets),
    summary,
    findings: makeDocument(collectFindings(record), knownDefects, language).findings,
    tests: ofWizard(tests),
  };
}

/** How many tests failed for some causes. */
export function countTests(failures: readonly NewFailure[]): number {
  return failures.reduce((sum, { alike }) => sum + 1 + alike.length, 0);
}

function describeVerdict(isGreen: boolean, status: string, { failed, counts, defects }: RunSummary): string {
  if (isGreen)
    return defects.length === 0 ? text('page.green') : text('page.greenKnown', { count: defects.length });
  if (status === 'interrupted') return text('page.interrupted', { failed, count: counts['not run'] });
  return failed === 0 ? text('page.redWithoutFailure') : text('page.red', { count: failed });
}

function describeFailures(wanted: 'failed' | 'flaky', record: RunRecord): NewFailure[] {
  const told = record.tests.filter(({ state }) => state === wanted).map((test) => ({ test }));
  return groupByCause(told).flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...describeFailure(first.test, record), alike: others.map(link) }],
  );
}

function link({ test }: { readonly test: RecordedTest }): LinkedTest {
  return { spec: nameSpec(test), address: linkToTest(test.id) };
}

function describeFailure(test: RecordedTest, record: RunRecord): Omit<NewFailure, 'alike'> {
  return {
    ...link({ test }),
    where: describePlace(test),
    message: test.failure?.message ?? '',
    picture: test.failure?.picture,
    lines: test.failure?.lines ?? [],
    command: formatRepeatCommand(test, record),
  };
}

function describeRepaired(test: RecordedTest): Repaired {
  const defects = descriptions(test, 'known defect');
  return { ...link({ test }), defects };
}

function ofWizard(tests: readonly RecordedTest[]): RecordedTest[] {
  return tests.filter(({ project }) => project === 'wizard');
}
