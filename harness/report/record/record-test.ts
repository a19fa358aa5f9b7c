import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { TestCase, TestResult, TestStep } from '@playwright/test/reporter';
import { measuresAttachment, type NoteType } from '../../evidence/notes.ts';
import { type TimelineRecord, timelineAttachment } from '../../evidence/timeline-record.ts';
import type { StepMeasure } from '../../targets/budgets.ts';
import { listTitles } from '../spec-name.ts';
import type { Failure, RecordedTest, TestState } from './run-record.ts';
import { pickTellingEvents, pickTellingLines } from './telling-lines.ts';

type Attachment = TestResult['attachments'][number];

/** A flood would fill the memory, and what tells most stands near the end. */
const readCharacters = 500_000;

/** More than any page shows of a failure that is known. */
const knownCharacters = 2_000;

/** How a test is called, how it ended and what it says of itself: all that a summary needs. */
export type JudgedTest = Pick<RecordedTest, 'file' | 'titles' | 'state' | 'annotations'>;

/** Judges a test, once the run has ended. */
export function judgeTest(test: TestCase): JudgedTest {
  const file = path.basename(test.location.file);
  return {
    file,
    titles: listTitles(test),
    state: stateOf(test),
    annotations: test.annotations.map(toAnnotation),
  };
}

/**
 * Writes a test down, with what shows why it failed.
 * @param root folder that the file of the test is named from
 */
export function recordTest(test: TestCase, root: string): RecordedTest {
  const result = findTold(test);
  const measured = test.results.at(-1)?.attachments.find(({ name }) => name === measuresAttachment);
  return {
    ...judgeTest(test),
    id: test.id,
    project: test.parent.project()?.name ?? '',
    file: nameFile(test.location.file, root),
    line: test.location.line,
    durationMs: result?.duration ?? 0,
    failure: result && describeFailure(test, result, root),
    measures: measured && (JSON.parse(readWhole(measured)) as StepMeasure[]),
  };
}

function nameFile(file: string, root: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}

function stateOf(test: TestCase): TestState {
  const outcome = test.outcome();
  if (outcome === 'unexpected') return test.results.at(-1)?.status === 'passed' ? 'repaired' : 'failed';
  if (outcome === 'flaky') return 'flaky';
  if (outcome !== 'skipped') {
    if (test.expectedStatus !== 'failed') return 'passed';
    return test.annotations.some(({ type }) => type === ('blocked by' satisfies NoteType))
      ? 'blocked'
      : 'known';
  }
  const wasSkipped =
    test.expectedStatus === 'skipped' && test.results.some((result) => result.status === 'skipped');
  return wasSkipped ? 'skipped' : 'not run';
}

function toAnnotation({ type, description }: TestCase['annotations'][number]) {
  return { type, description };
}

/** The result that tells of a test: of a flaky one the last that failed, else the last of all. */
export function findTold({ results }: TestCase): TestResult | undefined {
  return results.findLast(({ errors }) => errors.length > 0) ?? results.at(-1);
}

/** Whether a test that has just ended will be tried again: how it ended is not how it counts. */
export function isTriedAgain(test: TestCase, { status }: TestResult): boolean {
  const isGood = status === test.expectedStatus || status === 'skipped' || status === 'interrupted';
  return !isGood && test.results.length <= test.retries;
}

function describeFailure(
  test: TestCase,
  { errors, attachments, steps }: TestResult,
  root: string,
): Failure | undefined {
  if (errors.length === 0) return undefined;
  const messages = errors.map(({ message }) => stripVTControlCharacters(message ?? ''));
  // What is known needs no search for its cause, and there may be hundreds of it.
  const isNews = !['known', 'blocked'].includes(stateOf(test));
  const location = errors[0]?.location;
  const message = messages.join('\n\n');
  return {
    message: isNews ? message : message.slice(0, knownCharacters),
    step: findLastStep(steps),
    place: location && `${nameFile(location.file, root)}:${location.line}`,
    picture: attachments.findLast(({ contentType }) => contentType === 'image/png')?.path,
    lines: isNews ? findTellingLines(attachments) : [],
  };
}

/** What a person would say they were doing when it failed: the last step with a name that was begun. */
function findLastStep(steps: readonly TestStep[]): string | undefined {
  for (const step of steps.toReversed()) {
    const found = findLastStep(step.steps) ?? (step.category === 'test.step' ? step.title : undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Of its timeline, which holds the lines of its servers; of the texts that a test without one has attached. */
function findTellingLines(attachments: readonly Attachment[]): string[] {
  const timeline = attachments.find(({ name }) => name === timelineAttachment);
  if (timeline !== undefined) return pickTellingEvents(JSON.parse(readWhole(timeline)) as TimelineRecord);
  const texts = attachments.filter(({ contentType }) => contentType === 'text/plain');
  return pickTellingLines(texts.map((one) => readWhole(one).slice(-readCharacters)));
}

function readWhole({ body, path: file }: Attachment): string {
  if (body !== undefined) return body.toString('utf8');
  return file === undefined || !existsSync(file) ? '' : readFileSync(file, 'utf8');
}
