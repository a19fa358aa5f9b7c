import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { paint, toTerminal } from '../../config/terminal.ts';
import { defuse } from '../../language/defuse.ts';
import { text } from '../../language/text.ts';
import { describePlace } from '../failure-place.ts';
import { formatRepeatCommand, type Repetition } from '../page/repeat-command.ts';
import { isTriedAgain } from '../record/record-test.ts';
import type { RecordedTest } from '../record/run-record.ts';
import { descriptions } from '../run-summary.ts';
import { nameCase, nameSpec } from '../spec-name.ts';
import { formatEnded } from './progress-text.ts';

/** Nobody reads more of one error in a terminal; the reports have all of it. */
const mostLines = 60;

/** Of more failures with one cause nobody reads the names in a terminal. */
const mostAlike = 5;

/** The line that tells of a failure when it happens; all about it follows at the end. */
export function announceFailure(test: TestCase, result: TestResult, state: 'failed' | 'repaired'): string {
  const [first = ''] = readMessage(result.errors[0]).filter((line) => line.trim() !== '');
  const why = state === 'repaired' ? toTerminal(text('state.repaired')) : first;
  const mark = isTriedAgain(test, result)
    ? `${paint('yellow', text('mark.warning'))} ${toTerminal(text('terminal.again'))}`
    : paint('red', text('mark.failed'));
  return `${mark} ${formatEnded(nameCase(test), result.duration)}: ${why}`;
}

/** A test that turns the run red, with what Playwright knows of its errors. */
export interface FailedTest {
  readonly test: RecordedTest;
  readonly errors: readonly TestError[];
}

/**
 * All that somebody wants to know of a failure without opening a report; of others with the same cause their names.
 * @param number its place among the causes, from 1
 * @param alike failures with one cause, at least one
 * @param root folder that places in files are named from
 */
export function formatFailures(
  number: number,
  [failed, ...others]: readonly FailedTest[],
  run: Repetition,
  root: string,
): string[] {
  if (failed === undefined) return [];
  const { test, errors } = failed;
  const head = `${String(number).padStart(3)}) ${nameSpec(test)}`;
  const blocks = [
    [toTerminal(describePlace(test)), ...describeAlike(others)],
    ...(test.state === 'repaired'
      ? [describeRepaired(test)]
      : errors.map((error) => formatError(error, root))),
    describeLines(test),
    describePicture(test),
    [toTerminal(text('page.repeat')), ...formatRepeatCommand(test, run).split('\n').map(indent)],
  ];
  const lines = blocks.filter((block) => block.length > 0).flatMap((block) => [...block, '']);
  return [paint('red', head), ...lines.map((line) => (line === '' ? '' : `     ${line}`))];
}

/** An error as lines: what it says, where it stands in the source, and the place. */
export function formatError(error: TestError, root: string): string[] {
  const message = readMessage(error);
  const snippet = error.snippet === undefined ? [] : toLines(error.snippet.trim());
  const dropped = message.length - mostLines;
  return [
    ...message.slice(0, mostLines),
    ...(dropped > 0 ? [toTerminal(text('terminal.moreLines', { count: dropped }))] : []),
    ...(snippet.length === 0 ? [] : ['', ...snippet]),
    // Playwright puts it above what it shows of another file than the test's own.
    ...(error.location === undefined || isPlace(snippet[0]) ? [] : [`at ${namePlace(error.location, root)}`]),
  ];
}

function describeAlike(others: readonly FailedTest[]): string[] {
  if (others.length === 0) return [];
  const names = others.slice(0, mostAlike).map(({ test }) => nameSpec(test));
  const count = others.length - names.length;
  const more = count > 0 ? [toTerminal(text('terminal.moreTests', { count }))] : [];
  return [toTerminal(text('page.alike', { count: others.length + 1 })), ...[...names, ...more].map(indent)];
}

function describeRepaired(test: RecordedTest): string[] {
  const defects = descriptions(test, 'known defect');
  return [toTerminal(text('terminal.offTheList')), ...defects.map(indent)];
}

function describeLines({ failure }: RecordedTest): string[] {
  const lines = failure?.lines ?? [];
  return lines.length === 0 ? [] : [toTerminal(text('page.lines')), ...lines.map(defuse).map(indent)];
}

function describePicture({ failure }: RecordedTest): string[] {
  const picture = failure?.picture;
  return picture === undefined ? [] : [toTerminal(text('page.picture')), indent(pathToFileURL(picture).href)];
}

/** What a page says is full of empty lines: one of each run is left. */
function readMessage(error: TestError | undefined): string[] {
  const lines = toLines((error?.message ?? error?.value ?? '').trimEnd()).map((line) => line.trimEnd());
  return lines.filter((line, index) => line !== '' || lines[index - 1] !== '');
}

/** Whatever a page or a server has said inside, it gives no orders to the terminal. */
function toLines(words: string): string[] {
  return words.split('\n').map(defuse);
}

function isPlace(line: string | undefined): boolean {
  return line?.startsWith('at ') === true;
}

function namePlace({ file, line, column }: NonNullable<TestError['location']>, root: string): string {
  return `${path.relative(root, file).split(path.sep).join('/')}:${line}:${column}`;
}

function indent(line: string): string {
  return `  ${line}`;
}
