import type { Page } from '@playwright/test';
import { text } from '../../language/text.ts';
import { type Answering, answerQuestion } from '../answer-question.ts';
import { mouse } from '../hands.ts';
import type { Control } from '../wizard.ts';
import type { AnswerBook } from './answer-book.ts';
import { type Asked, chooseAnswers, toQuestion } from './choose-answers.ts';
import { chooseMove } from './choose-move.ts';
import { nameControl } from './find-control.ts';
import { findMarks, type MarkedPage } from './find-marks.ts';
import { goOn, untilMoved } from './go-on.ts';
import { isEnd } from './is-end.ts';
import type { PageReading } from './page-reading.ts';
import { identify } from './read-page.ts';
import { type Visit, visit } from './visit.ts';

/** A screen that was met and left, or at which the walk stopped. */
export interface WalkedStep extends MarkedPage {
  readonly asked: readonly Asked[];
  /** Undefined where nothing was found that leads on. */
  readonly goesOn: Control<string> | 'itself' | undefined;
  readonly installs: boolean;
}

/** Who walks, and who is told of it. */
export interface Walking {
  readonly page: Page;
  readonly language: string;
  readonly entrance: string;
  readonly book: AnswerBook;
  isSecret(value: string): boolean;
  /** A page of somebody who was never there. */
  newStranger(): Promise<Page>;
  onStep(step: WalkedStep): void;
}

/** How far a walk has come. */
export interface Walk {
  /** What the entrance answered at the beginning. */
  readonly first: Visit;
  readonly steps: readonly WalkedStep[];
  /** Undefined where it stopped before. */
  readonly end: MarkedPage | undefined;
  /** Why it stopped, in a sentence. */
  readonly stop: string | undefined;
  /** What a stranger met at the entrance at last. */
  readonly after: Visit;
}

/** Walks a wizard that nobody has described, by what its pages say. */
export async function walkUnknown(walking: Walking): Promise<Walk> {
  const { page, entrance, book, newStranger, onStep } = walking;
  const first = await visit(page, entrance);
  let after = first;
  let isInstalled = false;
  const steps: WalkedStep[] = [];
  const end = (marked: MarkedPage | undefined, stop?: string): Walk => ({
    first,
    steps,
    end: marked,
    stop,
    after,
  });
  for (let reading = first.reading; ; ) {
    const marked = await findMarks(page, reading, book.values);
    const last = steps.at(-1)?.reading;
    const closed = isInstalled ? after.reading : undefined;
    if (last !== undefined && isEnd(reading, last, walking.language, closed)) return end(marked);
    const { step, next, stop, hasSent } = await takeStep(walking, marked);
    if (next !== undefined && hasSent && !isInstalled) {
      after = await lookIn(newStranger, entrance);
      isInstalled = isGone(after.reading, [...steps.map((each) => each.reading), reading, next]);
      steps.push({ ...step, installs: isInstalled });
    } else steps.push(step);
    onStep(steps.at(-1) as WalkedStep);
    if (next === undefined) return end(undefined, stop);
    if (steps.some((each) => identify(each.reading) === identify(next))) {
      return end(undefined, text('draft.stop.circle'));
    }
    reading = next;
  }
}

interface Taken {
  readonly step: WalkedStep;
  readonly next?: PageReading;
  readonly stop?: string;
  readonly hasSent?: boolean;
}

/** Answers one screen and leaves it; a second time, and more of it, where the first answers are refused. */
async function takeStep(walking: Walking, marked: MarkedPage): Promise<Taken> {
  const { page, language, book } = walking;
  let { reading } = marked;
  let asked: readonly Asked[] = [];
  let goesOn: Control<string> | undefined;
  const step = () => ({ ...marked, asked, goesOn, installs: false });
  for (const isEager of [false, true]) {
    const move = chooseMove(reading, language);
    if (move === undefined) return leaveAlone(page, step(), reading);
    const hasFields = reading.fields.some(({ form }) => form === move.form);
    const form = move.form >= 0 && hasFields ? move.form : undefined;
    const isAside = move.form >= 0 && !hasFields;
    goesOn = await nameControl(page, move);
    const more = isAside ? [] : await chooseAnswers({ page, reading, book, language, form, isEager });
    asked = merge(asked, more);
    const refusal = await answerAll(walking, asked);
    if (refusal !== undefined) return { step: step(), stop: refusal };
    const outcome = await goOn(page, goesOn, reading);
    if (outcome.is === 'moved') return { step: step(), next: outcome.reading, hasSent: outcome.hasSent };
    if (outcome.is === 'refused') reading = outcome.reading;
    if (isEager) {
      return { step: step(), stop: text(`draft.stop.${outcome.is}`, { button: move.name }) };
    }
  }
  throw new Error('a step is taken twice at most');
}

/** A page without anything to press may go on by itself. */
async function leaveAlone(page: Page, step: WalkedStep, reading: PageReading): Promise<Taken> {
  const next = await untilMoved(page, reading);
  if (next === undefined) return { step, stop: text('draft.stop.noWay') };
  return { step: { ...step, goesOn: 'itself' }, next, hasSent: true };
}

async function answerAll(
  { page, language, book, isSecret }: Walking,
  asked: readonly Asked[],
): Promise<string | undefined> {
  const answering: Answering = { page, hands: mouse, language, answers: book.values, isSecret };
  for (const each of asked) {
    try {
      await answerQuestion(answering, each.key, toQuestion(each) as never);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return text('draft.stop.field', { field: each.key });
    }
  }
  return undefined;
}

function merge(before: readonly Asked[], more: readonly Asked[]): readonly Asked[] {
  return [...before, ...more.filter(({ key }) => !before.some((each) => each.key === key))];
}

async function lookIn(newStranger: Walking['newStranger'], entrance: string): Promise<Visit> {
  const stranger = await newStranger();
  try {
    return await visit(stranger, entrance);
  } finally {
    await stranger.context().close();
  }
}

/** Whether a stranger meets nothing of the wizard any more. */
function isGone(reading: PageReading, met: readonly PageReading[]): boolean {
  return !met.some((each) => identify(each) === identify(reading));
}
