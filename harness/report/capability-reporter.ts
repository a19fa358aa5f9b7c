import { appendFileSync, existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { FullConfig, FullResult, Reporter, Suite } from '@playwright/test/reporter';
import { toAscii } from '../language/ascii.ts';
import { type Language, speak, text } from '../language/text.ts';
import { type RunSummary, summarizeRun } from './run-summary.ts';
import { formatMarkdown } from './summary-markdown.ts';
import { formatSummary, formatVerdict, section } from './summary-text.ts';

export interface CapabilityReporterOptions {
  readonly language: Language;
  /** A skipped test makes the run fail. */
  readonly forbidSkips: boolean;
  /** Where to append the table as Markdown. */
  readonly summaryFile?: string | undefined;
  /** Absolute paths of the reports and logs; those that exist in the end are named. */
  readonly places: readonly string[];
}

/**
 * Ends a run with what it showed: the capabilities, the known defects, what was skipped and why, where the reports
 * are, and the verdict alone on the last line. Last in the list of reporters, so that nothing is printed after it.
 */
export default class CapabilityReporter implements Reporter {
  readonly #options: CapabilityReporterOptions;
  #suite: Suite | undefined;
  #lines: readonly string[] = [];
  #errorsOutsideTests = 0;

  constructor(options: CapabilityReporterOptions) {
    this.#options = options;
    speak(options.language);
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onError(): void {
    this.#errorsOutsideTests += 1;
  }

  onEnd(result: FullResult): Promise<{ status?: FullResult['status'] } | undefined> {
    const tests = this.#suite?.allTests() ?? [];
    // `--list`: the tests are there, none was meant to run.
    const isListing =
      tests.length > 0 && result.status === 'passed' && tests.every((test) => test.results.length === 0);
    if (isListing) return Promise.resolve(undefined);

    const summary = summarizeRun(tests);
    const faults = findFaults(summary, this.#options.forbidSkips);
    const remarks = [...describeEnd(result.status, summary, this.#errorsOutsideTests), ...faults];
    this.#lines = [
      ...formatSummary(summary, this.#options.language),
      ...section(
        text('report.places'),
        this.#options.places.filter((place) => existsSync(place)).map(toLink),
      ),
      ...section(text('report.remarks'), remarks),
      '',
      formatVerdict(summary),
    ];
    this.#writeMarkdown(summary, remarks);
    return Promise.resolve(
      faults.length > 0 && result.status === 'passed' ? { status: 'failed' } : undefined,
    );
  }

  /** Printed here, for the HTML reporter still has something to say after `onEnd`. */
  onExit(): Promise<void> {
    const output = this.#lines.map((line) => `${toAscii(line)}\n`).join('');
    // Waited for, because a pipe on Windows is written to behind our back and the process ends right after.
    return new Promise((resolve) => process.stdout.write(output, () => resolve()));
  }

  #writeMarkdown(summary: RunSummary, remarks: readonly string[]): void {
    const { summaryFile, language } = this.#options;
    if (summaryFile !== undefined)
      appendFileSync(summaryFile, formatMarkdown(summary, remarks, language), 'utf8');
  }
}

/** What turns the run red although no test failed. */
function findFaults(summary: RunSummary, forbidSkips: boolean): readonly string[] {
  const ranNothing = summary.passed + summary.failed === 0;
  const reasons = summary.skips.map(({ what, count }) => `${what || text('report.noReason')} (${count})`);
  return [
    ...(ranNothing ? [text('report.noTest')] : []),
    ...(forbidSkips && summary.skipped > 0
      ? [text('report.skipsForbidden', { reasons: reasons.join('; ') })]
      : []),
  ];
}

function describeEnd(status: FullResult['status'], summary: RunSummary, errors: number): readonly string[] {
  const known = summary.defects.reduce((sum, { count }) => sum + count, 0);
  return [
    ...(status === 'interrupted' ? [text('report.interrupted')] : []),
    ...(status === 'timedout' ? [text('report.timedOut')] : []),
    ...(summary.notRun > 0 ? [text('report.notRun', { count: summary.notRun })] : []),
    ...(errors > 0 ? [text('report.outsideErrors', { count: errors })] : []),
    ...summary.notices.map(({ what, count }) => text('report.notice', { what, count })),
    ...(known > 0 ? [text('report.countedAsPassed', { count: known })] : []),
  ];
}

/** A terminal opens it with a click, whatever spaces and accents the path holds. */
function toLink(place: string): string {
  return pathToFileURL(place).href;
}
