import path from 'node:path';
import type { Page } from '@playwright/test';
import type { ExplainedError } from '../../language/explained-error.ts';
import { text } from '../../language/text.ts';
import { AnswerMaker } from '../make-answers.ts';
import { walkError } from '../walk-error.ts';
import { AnswerBook } from './answer-book.ts';
import { findEntrance } from './find-entrance.ts';
import { tellApart } from './find-marks.ts';
import { type FoundSignIn, findSignIn } from './find-sign-in.ts';
import { nameSteps } from './name-steps.ts';
import type { PageReading } from './page-reading.ts';
import { printValue } from './print-code.ts';
import { type Walk, type WalkedStep, type Walking, walkUnknown } from './walk.ts';
import { type Found, writeDraft } from './write-draft.ts';

/** The first ones show where to look. */
const mostTroubles = 3;

/** What is known before the first look. */
export interface Unknown extends Pick<Found, 'name' | 'start' | 'language'> {
  /** Where the draft is to lie: what it names is relative to it. */
  readonly file: string;
  readonly workspace: string | undefined;
  readonly entrance: string | undefined;
  /** A page in a browser that was never there. */
  newPage(): Promise<Page>;
  /** Told of each thing that has been found. */
  tell(line: string): void;
}

export interface WalkedDraft {
  readonly source: string;
  readonly steps: number;
  /** So many places are left to the reader. */
  readonly todos: number;
  /** Why the walk did not come to the end, with what the page shows. */
  readonly stop: ExplainedError | undefined;
}

/** Walks a wizard to its end, signs in, and writes down how. */
export async function makeDraft(unknown: Unknown): Promise<WalkedDraft> {
  const { language, workspace, newPage, tell } = unknown;
  const maker = new AnswerMaker();
  const book = new AnswerBook(maker.for(language, workspace));
  const open = async () => {
    const page = await newPage();
    const note = (what: string) => {
      // Of addresses that were tried, and of the sign-in that was to be refused.
      if (!what.startsWith('Failed to load resource')) troubles.add(what.split('\n', 1).join().slice(0, 120));
    };
    page.on('pageerror', ({ message }) => note(message));
    page.on('console', (message) => message.type() === 'error' && note(message.text()));
    return page;
  };
  const page = await open();
  const handedOut: string[] = [];
  const troubles = new Set<string>();
  page.on('download', (download) => handedOut.push(download.suggestedFilename()));
  const entrance = unknown.entrance ?? (await findEntrance(page, language));
  tell(text('draft.entrance', { path: entrance }));
  const met: PageReading[] = [];
  const walking: Walking = {
    page,
    language,
    entrance,
    book,
    isSecret: (value) => maker.isSecret(value),
    newStranger: open,
    onStep: (step) => {
      met.push(step.reading);
      tell(describeStep(step, met.length, nameSteps(met).at(-1) ?? ''));
    },
  };
  const walk = await walkUnknown(walking);
  const stop =
    walk.stop === undefined
      ? undefined
      : await walkError(page, walk.stop, { wayOut: [text('draft.stop.wayOut')] });
  const signIn = await lookForSignIn(walking, walk, tell);
  const source = writeDraft({
    ...unknown,
    ...locate(unknown),
    entrance,
    walk,
    book,
    signIn,
    handedOut,
    troubles: [...troubles].slice(0, mostTroubles),
  });
  return { source, steps: walk.steps.length, todos: source.split('// TODO').length - 1, stop };
}

async function lookForSignIn(
  walking: Walking,
  { steps, end, after }: Walk,
  tell: Unknown['tell'],
): Promise<FoundSignIn | undefined> {
  if (end === undefined) return undefined;
  const mark = tellApart(
    end,
    steps.map(({ reading }) => reading),
  );
  tell(text('draft.end', { mark: printValue(mark ?? end.reading.address) }));
  const signIn = await findSignIn({ ...walking, hints: [end.reading, after.reading] });
  tell(signIn === undefined ? text('draft.noSignIn') : text('draft.signIn', { path: signIn.path }));
  return signIn;
}

function describeStep({ asked, goesOn }: WalkedStep, number: number, name: string): string {
  const fields = asked.map(({ key }) => key).join(', ');
  const control =
    goesOn === undefined
      ? text('describe.none')
      : goesOn === 'itself'
        ? text('draft.itself')
        : Object.values(goesOn).map(String).join();
  return fields === ''
    ? text('draft.step', { number, name, control })
    : text('draft.stepAsked', { number, name, fields, control });
}

/** What the draft imports and copies, as it is reached from where it lies. */
function locate({ file, start }: Unknown): Pick<Found, 'define' | 'start'> {
  const from = path.dirname(file);
  const reach = (target: string) => {
    const way = path.relative(from, target).split(path.sep).join('/');
    return /^(\.|[A-Za-z]:|\/)/.test(way) ? way : `./${way}`;
  };
  return {
    define: reach(path.resolve(import.meta.dirname, '..', 'wizard.ts')),
    start: start && { ...start, folder: start.folder && reach(start.folder) },
  };
}
