import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { FullConfig, FullResult, Reporter, Suite } from '@playwright/test/reporter';
import { findSecretPrefix } from '../config/run-secret.ts';
import { toTerminal } from '../config/terminal.ts';
import { type Language, speak, text } from '../language/text.ts';
import { appendSummary, describeLost } from './outputs/lost-outputs.ts';
import {
  type ChosenApplication,
  describeApplication,
  nameApplication,
} from './record/describe-application.ts';
import { judgeTest } from './record/record-test.ts';
import { describeEnd, describeGone, explainLastLine, findFaults } from './run-remarks.ts';
import { type RunSummary, summarizeRun } from './run-summary.ts';
import { findFilesHolding } from './secret-scan.ts';
import { formatMarkdown, type ToldRun } from './summary-markdown.ts';
import { formatCounts, formatSummary, formatVerdict, hasHiddenStates, section } from './summary-text.ts';

export interface CapabilityReporterOptions {
  readonly language: Language;
  readonly application: ChosenApplication;
  /** A skipped test makes the run fail. */
  readonly forbidSkips: boolean;
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
  #config: Pick<FullConfig, 'quiet' | 'failOnFlakyTests'> | undefined;
  #told: ToldRun | undefined;
  #errorsOutsideTests = 0;

  constructor(options: CapabilityReporterOptions) {
    this.#options = options;
    speak(options.language);
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#suite = suite;
    this.#config = config;
  }

  onError(): void {
    this.#errorsOutsideTests += 1;
  }

  async onEnd({ status }: FullResult): Promise<{ status?: FullResult['status'] } | undefined> {
    const tests = this.#suite?.allTests() ?? [];
    // `--list`: the tests are there, none was meant to run.
    const isListing =
      tests.length > 0 && status === 'passed' && tests.every((test) => test.results.length === 0);
    if (isListing) return undefined;

    const { language, application, summaryFile, forbidSkips: forbidsSkips } = this.#options;
    const forbidsFlaky = this.#config?.failOnFlakyTests ?? false;
    const end = { status, errorsOutsideTests: this.#errorsOutsideTests, forbidsSkips, forbidsFlaky };
    const summary = summarizeRun(tests.map(judgeTest), forbidsFlaky);
    const faults = [...findFaults(summary, end), ...this.#findLeaks()];
    const told = {
      summary,
      application: nameApplication(await describeApplication(application)),
      remarks: [...describeEnd(summary, end), ...describeGone(summary), ...faults],
    };
    appendSummary(summaryFile, formatMarkdown(told, language));
    this.#told = told;
    return faults.length > 0 && status === 'passed' ? { status: 'failed' } : undefined;
  }

  #describe({ summary, application, remarks }: ToldRun): readonly string[] {
    return [
      ...(this.#config?.quiet ? [] : this.#describeAll(summary)),
      // Not before the others have ended: they may still be writing.
      ...section(text('report.remarks'), [...remarks, ...explainLastLine(summary), ...describeLost()]),
      '',
      // A green run of another application than the one that was meant looks just the same.
      ...(application === '' ? [] : [text('report.tested', { application })]),
      ...(hasHiddenStates(summary) ? [formatCounts(summary)] : []),
      formatVerdict(summary),
    ];
  }

  #describeAll(summary: RunSummary): readonly string[] {
    const places = this.#options.places.filter((place) => existsSync(place)).map(toLink);
    return [...formatSummary(summary, this.#options.language), ...section(text('report.places'), places)];
  }

  /** Printed here, for the HTML reporter still has something to say after `onEnd`. */
  onExit(): Promise<void> {
    const lines = this.#told === undefined ? [] : this.#describe(this.#told);
    const output = lines.map((line) => `${toTerminal(line)}\n`).join('');
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
}

/** A terminal opens it with a click, whatever spaces and accents the path holds. */
function toLink(place: string): string {
  return pathToFileURL(place).href;
}
