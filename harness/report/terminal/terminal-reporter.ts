import type {
  FullConfig,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
  TestStep,
} from '@playwright/test/reporter';
import { paint, terminal, toTerminal } from '../../config/terminal.ts';
import { type Language, speak, text } from '../../language/text.ts';
import { groupByCause } from '../causes.ts';
import { findTold, judgeTest, recordTest } from '../record/record-test.ts';
import type { TestState } from '../record/run-record.ts';
import { systemName } from '../system-name.ts';
import { type FailedTest, formatError, formatFailures } from './failure-text.ts';
import { LiveView } from './live-view.ts';
import { PlainView } from './plain-view.ts';
import { RunProgress } from './run-progress.ts';
import { isBad, type RunView } from './run-view.ts';

export interface TerminalReporterOptions {
  readonly language: Language;
  /** Absolute path of the project. */
  readonly root: string;
  /** The variables that a repetition needs. */
  readonly environment: Readonly<Record<string, string>>;
  /** The log of this run can fold lines up, as GitHub's can. */
  readonly foldsLog: boolean;
  /** A run that says nothing for so long tells what it waits for, in case that somebody ends it. */
  readonly silenceMs?: number;
}

/**
 * Shows a run to people: what is going on now, each failure at once in a line, and all about the failures in the end.
 * With `--quiet` only the latter.
 */
export default class TerminalReporter implements Reporter {
  readonly #options: TerminalReporterOptions;
  #config: FullConfig | undefined;
  #suite: Suite | undefined;
  #progress = new RunProgress(0);
  #view: RunView | undefined;

  constructor(options: TerminalReporterOptions) {
    this.#options = options;
    speak(options.language);
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#config = config;
    this.#suite = suite;
    this.#progress = new RunProgress(suite.allTests().length);
  }

  onTestBegin(test: TestCase, result: TestResult): void {
    // Not earlier: a list of tests begins as well.
    this.#view ??= this.#begin();
    this.#progress.begin(test, result);
  }

  onStepBegin(_test: TestCase, result: TestResult, step: TestStep): void {
    this.#progress.beginStep(result, step);
  }

  onStepEnd(_test: TestCase, result: TestResult, step: TestStep): void {
    this.#progress.endStep(result, step);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const { state } = judgeTest(test);
    this.#progress.end(test, result, state);
    this.#view?.ended(test, result, state);
  }

  onStdOut(output: string | Buffer): void {
    this.#pass(output);
  }

  onStdErr(output: string | Buffer): void {
    this.#pass(output);
  }

  onError(error: TestError): void {
    const [first = '', ...rest] = formatError(error, this.#options.root);
    this.#print(`${[`${paint('red', text('mark.failed'))} ${first}`, ...rest].join('\n')}\n`);
  }

  onEnd(): void {
    this.#view?.end();
    const lines = this.#describeFailures();
    if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  }

  #begin(): RunView | undefined {
    if (this.#config?.quiet) return undefined;
    const { workers } = this.#config ?? { workers: 1 };
    const words = text('terminal.begin', { tests: this.#progress.total, workers });
    process.stdout.write(`${paint('dim', text('mark.running'))} ${toTerminal(words)}\n`);
    if (terminal.canRewrite) return new LiveView(this.#progress);
    const { foldsLog, silenceMs = 60_000 } = this.#options;
    return new PlainView(this.#progress, this.#suite?.allTests() ?? [], { foldsLog, silenceMs });
  }

  /** What a test has printed. */
  #pass(output: string | Buffer): void {
    if (!this.#config?.quiet) this.#print(output);
  }

  #print(output: string | Buffer): void {
    if (this.#view === undefined) process.stdout.write(output);
    else this.#view.print(output);
  }

  #describeFailures(): string[] {
    const { root, environment } = this.#options;
    const cases = this.#suite?.allTests() ?? [];
    const tests = cases.map((test) => recordTest(test, root));
    const run = { environment, tests, os: systemName };
    const describe = (title: 'terminal.failures' | 'page.flaky', isMeant: (state: TestState) => boolean) => {
      const told = cases.flatMap((test, index): FailedTest[] => {
        const recorded = tests[index];
        const errors = findTold(test)?.errors ?? [];
        return recorded !== undefined && isMeant(recorded.state) ? [{ test: recorded, errors }] : [];
      });
      const words = groupByCause(told).flatMap((alike, at) => formatFailures(at + 1, alike, run, root));
      return told.length === 0 ? [] : ['', toTerminal(text(title, { count: told.length })), '', ...words];
    };
    return [...describe('terminal.failures', isBad), ...describe('page.flaky', (state) => state === 'flaky')];
  }
}
