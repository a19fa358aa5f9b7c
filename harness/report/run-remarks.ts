import { text } from '../language/text.ts';
import type { RunSummary } from './run-summary.ts';

/** How a run came to its end. */
export interface RunEnd {
  /** How Playwright calls it: `passed`, `failed`, `timedout` or `interrupted`. */
  readonly status: string;
  readonly errorsOutsideTests: number;
  readonly forbidsSkips: boolean;
  readonly forbidsFlaky: boolean;
}

/** What turns the run red although no test failed; each with what to do about it. */
export function findFaults(summary: RunSummary, { status, forbidsSkips }: RunEnd): readonly string[] {
  // Who ended the run knows why no test ran.
  const wasEnded = status === 'interrupted' || status === 'timedout';
  // A selection of none at all is judged by Playwright: `--pass-with-no-tests` and an empty shard want it.
  const hasTests = summary.counts.skipped + summary.counts['not run'] > 0;
  const ranNothing = summary.passed + summary.failed === 0 && hasTests;
  const reasons = summary.skips.map(({ what, count }) => `${what || text('report.noReason')} (${count})`);
  return [
    ...(ranNothing && !wasEnded ? [text('report.noTest')] : []),
    ...(forbidsSkips && summary.counts.skipped > 0
      ? [text('report.skipsForbidden', { reasons: reasons.join('; ') })]
      : []),
  ];
}

/** What has to be known beside the counts. */
export function describeEnd(summary: RunSummary, end: RunEnd): readonly string[] {
  const { flaky, 'not run': notRun } = summary.counts;
  const { status, errorsOutsideTests: errors, forbidsFlaky } = end;
  return [
    ...(status === 'interrupted' ? [text('report.interrupted')] : []),
    ...(status === 'timedout' ? [text('report.timedOut')] : []),
    ...(notRun > 0 ? [text('report.notRun', { count: notRun })] : []),
    ...summary.notices.map(({ what, count }) => text('report.notice', { what, count })),
    ...(errors > 0 ? [text('report.outsideErrors', { count: errors })] : []),
    ...(flaky > 0 ? [text(forbidsFlaky ? 'report.flakyFails' : 'report.flakyPasses', { count: flaky })] : []),
  ];
}

/** What a reader of the last line on a terminal has to know; no page has such a line. */
export function explainLastLine({ counts: { known, blocked } }: RunSummary): readonly string[] {
  return known + blocked > 0 ? [text('report.countedAsPassed', { count: known + blocked })] : [];
}

/** Known defects that are not seen any more, which turn the run red until they are taken off the list. */
export function describeGone({ gone }: RunSummary): readonly string[] {
  return gone.map((defect) => text('report.gone', { defect }));
}
