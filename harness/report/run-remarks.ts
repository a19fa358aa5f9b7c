import { text } from '../language/text.ts';
import type { RunSummary } from './run-summary.ts';

/**
 * What turns the run red although no test failed.
 * @param status how Playwright calls the end of the run
 */
export function findFaults(status: string, summary: RunSummary, forbidsSkips: boolean): readonly string[] {
  // A selection of none at all is judged by Playwright: `--pass-with-no-tests` and an empty shard want it.
  const hasTests = summary.skipped + summary.notRun > 0;
  const ranNothing = status !== 'interrupted' && summary.passed + summary.failed === 0 && hasTests;
  const reasons = summary.skips.map(({ what, count }) => `${what || text('report.noReason')} (${count})`);
  return [
    ...(ranNothing ? [text('report.noTest')] : []),
    ...(forbidsSkips && summary.skipped > 0
      ? [text('report.skipsForbidden', { reasons: reasons.join('; ') })]
      : []),
  ];
}

/**
 * What has to be known beside the counts.
 * @param status how Playwright calls the end of the run
 * @param errors how many there were outside any test
 */
export function describeEnd(status: string, summary: RunSummary, errors: number): readonly string[] {
  const known = summary.defects.reduce((sum, { count }) => sum + count, 0);
  return [
    ...(status === 'interrupted' ? [text('report.interrupted')] : []),
    ...(status === 'timedout' ? [text('report.timedOut')] : []),
    ...(summary.notRun > 0 ? [text('report.notRun', { count: summary.notRun })] : []),
    ...summary.notices.map(({ what, count }) => text('report.notice', { what, count })),
    ...(errors > 0 ? [text('report.outsideErrors', { count: errors })] : []),
    ...(known > 0 ? [text('report.countedAsPassed', { count: known })] : []),
  ];
}
