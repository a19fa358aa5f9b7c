import { appendFileSync, existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { FullConfig, FullResult, Reporter, Suite } from '@playwright/test/reporter';
import { findSecretPrefix } from '../config/run-secret.ts';
import { toTerminal } from '../config/terminal.ts';
import { type Language, speak, text } from '../language/text.ts';
import { judgeTest } from './record/record-test.ts';
import { describeEnd, findFaults } from './run-remarks.ts';
import { type RunSummary, summarizeRun } from './run-summary.ts';
import { findFilesHolding } from './secret-scan.ts';
import { formatMarkdown } from './summary-markdown.ts';
import { formatSummary, formatVerdict, section } from './summary-text.ts';

export interface CapabilityReporterOptions {
  readonly language: Language;
  /** A skipped test makes the run fail. */
  readonly forbidSkips: boolean;
  /** Which application was tested, for people; absent where runs of several are put together. */
  readonly tested?: string | undefined;
  /** Where to append the table as Markdown. */
  readonly summaryFile?: string | undefined;
  /** Absolute paths of the reports and logs; those that exist in the end are named. */
  readonly places: readonly string[];
  /** Absolute paths of the folders in which no password of the run may stand in the end. */
  readonly scanned: readonly string[];
}

/**
 * Ends a run with what it showed: the capabilities, the known defects, what was skipped and why, where the reports
 * are, and the verdict alone on the last line; with `--quiet` only the remarks and the verdict. Last in the list of
 * reporters, so that nothing is printed after it.
 */
export default class CapabilityReporter implements Reporter {
  readonly #options: CapabilityReporterOptions;
  /** Before anything of the run was written; the clock of a file system may be a little behind. */
  readonly #beganAtMs = Date.now() - 2_000;
  #suite: Suite | undefined;
  #isQuiet = false;
  #lines: readonly string[] = [];
  #errorsOutsideTests = 0;

  constructor(options: CapabilityReporterOptions) {
    this.#options = options;
    speak(options.language);
  }

  onBegin({ quiet }: FullConfig, suite: Suite): void {
    this.#suite = suite;
    this.#isQuiet = quiet;
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

    const summary = summarizeRun(tests.map(judgeTest));
    const faults = [...findFaults(result.status, summary, this.#options.forbidSkips), ...this.#findLeaks()];
    const remarks = [...describeEnd(result.status, summary, this.#errorsOutsideTests), ...faults];
    this.#lines = [
      ...(this.#isQuiet ? [] : this.#describeAll(summary)),
      ...section(text('report.remarks'), remarks),
      '',
      ...this.#describeTested(),
      formatVerdict(summary),
    ];
    this.#writeMarkdown(summary, remarks);
    return Promise.resolve(
      faults.length > 0 && result.status === 'passed' ? { status: 'failed' } : undefined,
    );
  }

  /** Beside the verdict: a green run of another application than the one that was meant looks just the same. */
  #describeTested(): readonly string[] {
    const { tested } = this.#options;
    return tested === undefined ? [] : [text('report.tested', { tested })];
  }

  #describeAll(summary: RunSummary): readonly string[] {
    const places = this.#options.places.filter((place) => existsSync(place)).map(toLink);
    return [...formatSummary(summary, this.#options.language), ...section(text('report.places'), places)];
  }

  /** Printed here, for the HTML reporter still has something to say after `onEnd`. */
  onExit(): Promise<void> {
    const output = this.#lines.map((line) => `${toTerminal(line)}\n`).join('');
    // Waited for, because a pipe on Windows is written to behind our back and the process ends right after.
    const written = new Promise<void>((resolve) => process.stdout.write(output, () => resolve()));
    // The UI mode and editors take it in the stream's place and call nobody back: a run there would never end.
    return process.stdout.writableLength === 0 ? Promise.resolve() : written;
  }

  /** The other reporters have written all they had to say by now. */
  #findLeaks(): string[] {
    const prefix = findSecretPrefix();
    if (prefix === undefined) return [];
    const outputs = this.#suite?.suites.flatMap((suite) => suite.project()?.outputDir ?? []) ?? [];
    const leaks = findFilesHolding([...this.#options.scanned, ...outputs], prefix, this.#beganAtMs);
    return leaks.length === 0 ? [] : [text('report.leak', { files: leaks.map(toLink).join(', ') })];
  }

  #writeMarkdown(summary: RunSummary, remarks: readonly string[]): void {
    const { summaryFile, language } = this.#options;
    if (summaryFile !== undefined)
      appendFileSync(
        summaryFile,
        formatMarkdown(summary, [...this.#describeTested(), ...remarks], language),
        'utf8',
      );
  }
}

/** A terminal opens it with a click, whatever spaces and accents the path holds. */
function toLink(place: string): string {
  return pathToFileURL(place).href;
}
