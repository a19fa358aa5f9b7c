import type { TestCase, TestResult } from '@playwright/test/reporter';
import { createLogUpdate } from 'log-update';
import { paint, terminal, toTerminal } from '../../config/terminal.ts';
import { text } from '../../language/text.ts';
import type { TestState } from '../record/run-record.ts';
import { announceFailure } from './failure-text.ts';
import { formatProgress, formatRunning } from './progress-text.ts';
import type { RunProgress } from './run-progress.ts';
import { isBad, type RunView } from './run-view.ts';

/** More often nobody could read it. */
const repaintMs = 250;

/** On a terminal: a line for the run and one for each worker, written again; failures stay above them. */
export class LiveView implements RunView {
  readonly #progress: RunProgress;
  // The cursor stays: a run that is killed could not bring it back.
  readonly #lines = createLogUpdate(process.stdout, { showCursor: true });
  readonly #timer = setInterval(() => this.#paint(), repaintMs).unref();

  constructor(progress: RunProgress) {
    this.#progress = progress;
  }

  print(output: string | Buffer): void {
    this.#lines.clear();
    process.stdout.write(output);
    if (!output.toString().endsWith('\n')) process.stdout.write('\n');
    this.#paint();
  }

  ended(test: TestCase, result: TestResult, state: TestState): void {
    if (isBad(state)) this.print(`${announceFailure(test, result, state)}\n`);
  }

  end(): void {
    clearInterval(this.#timer);
    this.#lines.clear();
  }

  #paint(): void {
    // One less than fits: a full line would wrap.
    const columns = terminal.columns - 1;
    const head = `${paint('dim', text('mark.running'))} ${toTerminal(formatProgress(this.#progress))}`;
    const running = this.#progress.running.map((test) => formatRunning(test, columns));
    this.#lines([head, ...running].join('\n'));
  }
}
