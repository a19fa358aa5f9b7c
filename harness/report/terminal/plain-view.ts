import type { TestCase, TestResult } from '@playwright/test/reporter';
import { paint, toTerminal } from '../../config/terminal.ts';
import { text } from '../../language/text.ts';
import { type TestState, testStates } from '../record/run-record.ts';
import { countStates } from '../run-summary.ts';
import { announceFailure } from './failure-text.ts';
import { FileGroups, type Group } from './file-groups.ts';
import { formatEnded, formatProgress } from './progress-text.ts';
import type { RunProgress } from './run-progress.ts';
import { isBad, type RunView } from './run-view.ts';

interface PlainViewOptions {
  /** A line can hold those of its tests, folded up, as in the logs of GitHub. */
  readonly foldsLog: boolean;
  /** After so long without a word it tells what it waits for. */
  readonly silenceMs: number;
}

/** Where lines stay: one for each spec file once all its tests have ended, and one for each failure at once. */
export class PlainView implements RunView {
  readonly #progress: RunProgress;
  readonly #groups: FileGroups;
  readonly #foldsLog: boolean;
  readonly #timer: NodeJS.Timeout;

  constructor(progress: RunProgress, tests: readonly TestCase[], { foldsLog, silenceMs }: PlainViewOptions) {
    this.#progress = progress;
    this.#groups = new FileGroups(tests);
    this.#foldsLog = foldsLog;
    this.#timer = setInterval(() => this.#tellRunning(), silenceMs).unref();
  }

  print(output: string | Buffer): void {
    process.stdout.write(output);
    this.#timer.refresh();
  }

  ended(test: TestCase, result: TestResult, state: TestState): void {
    if (isBad(state)) this.print(`${announceFailure(test, result, state)}\n`);
    const complete = this.#groups.end(test, result, state);
    if (complete !== undefined) this.#printGroup(complete);
  }

  end(): void {
    clearInterval(this.#timer);
    for (const group of this.#groups.begun) this.#printGroup(group);
  }

  #printGroup({ file, tests }: Group): void {
    const head = `${markGroup(tests)} ${file}: ${toTerminal(describeStates(tests))}`;
    const lines = tests.map(
      ({ title, state, durationMs }) =>
        `${toTerminal(text(`state.${state}`))}: ${formatEnded(title, durationMs)}`,
    );
    this.print(`${(this.#foldsLog ? [`::group::${head}`, ...lines, '::endgroup::'] : [head]).join('\n')}\n`);
  }

  #tellRunning(): void {
    const running = this.#progress.running.map(({ name, beganAtMs, steps }) =>
      [`     ${formatEnded(name, Date.now() - beganAtMs)}`, ...steps.slice(-1)].join('  | '),
    );
    const head = toTerminal(`${text('mark.running')} ${formatProgress(this.#progress)}`);
    this.print(`${[head, ...running].join('\n')}\n`);
  }
}

function markGroup(tests: Group['tests']): string {
  if (tests.some(({ state }) => isBad(state))) return paint('red', text('mark.failed'));
  const isFlaky = tests.some(({ state }) => state === 'flaky');
  return isFlaky ? paint('yellow', text('mark.warning')) : paint('green', text('mark.ok'));
}

/** `12 passed, 1 known failure`. */
function describeStates(tests: Group['tests']): string {
  const counts = countStates(tests);
  return testStates
    .toReversed()
    .filter((state) => counts[state] > 0)
    .map((state) => text(`count.${state}`, { count: counts[state] }))
    .join(', ');
}
