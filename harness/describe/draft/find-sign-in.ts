import type { Page } from '@playwright/test';
import { answerQuestion } from '../answer-question.ts';
import { isShown } from '../find-controls.ts';
import { mouse } from '../hands.ts';
import type { Control, Mark } from '../wizard.ts';
import type { AnswerBook } from './answer-book.ts';
import { findKind } from './answer-kinds.ts';
import { type Asked, toQuestion } from './choose-answers.ts';
import { chooseMove } from './choose-move.ts';
import { nameControl, nameField } from './find-control.ts';
import { findMarks, tellApart } from './find-marks.ts';
import { goOn } from './go-on.ts';
import { isSignIn } from './is-end.ts';
import type { PageReading } from './page-reading.ts';
import { visit } from './visit.ts';
import { signInWords, signOutWords } from './words.ts';

/** Where sign-ins are, if nothing leads to one. */
const usualPaths = ['/', '/login', '/signin', '/auth/login', '/admin'];

/** So many places are looked at. */
const mostPaths = 12;

/** A sign-in that worked with the answers of a walk. */
export interface FoundSignIn {
  readonly path: string;
  readonly asked: readonly Asked[];
  readonly goesOn: Control<string>;
  /** Undefined where nothing that is shown then is hidden from others. */
  readonly shows: Mark<string> | undefined;
}

interface Search {
  /** A page of somebody who was never there. */
  newStranger(): Promise<Page>;
  readonly book: AnswerBook;
  readonly language: string;
  isSecret(value: string): boolean;
  /** Pages that may have a link to it. */
  readonly hints: readonly PageReading[];
}

/** Looks for a sign-in that takes the administrator who was installed; undefined when there is none. */
export async function findSignIn(search: Search): Promise<FoundSignIn | undefined> {
  const paths = new Set([...search.hints.flatMap(linksOf), ...search.hints.map(({ address }) => address)]);
  for (const path of usualPaths) paths.add(path);
  // A set hands out what is added meanwhile as well: links of the pages that were looked at.
  for (const path of paths) {
    const page = await search.newStranger();
    try {
      const { reading } = await visit(page, path);
      const found = await trySignIn(search, page, path, reading);
      if (found !== undefined) return found;
      if (paths.size < mostPaths) for (const link of linksOf(reading)) paths.add(link);
    } finally {
      await page.context().close();
    }
  }
  return undefined;
}

/** Where a page says that one signs in. */
function linksOf({ controls }: PageReading): string[] {
  return controls
    .filter(({ name }) => signInWords.test(name))
    .map(({ path }) => path?.split('#', 1).join())
    .filter((path) => path !== undefined);
}

async function trySignIn(
  search: Search,
  page: Page,
  path: string,
  reading: PageReading,
): Promise<FoundSignIn | undefined> {
  const password = reading.fields.find(({ type }) => type === 'password');
  if (password === undefined) return undefined;
  const { form } = password;
  const own = { ...reading, fields: reading.fields.filter((field) => field.form === form) };
  const move = chooseMove({ ...own, controls: ofForm(own, form) }, search.language);
  const asked = await askFor(page, own, search.book);
  if (move === undefined || asked === undefined || !isSignIn(own)) return undefined;
  const goesOn = await nameControl(page, move);
  const answering = { ...search, page, hands: mouse, answers: search.book.values };
  for (const each of asked) await answerQuestion(answering, each.key, toQuestion(each) as never);
  const outcome = await goOn(page, goesOn, reading);
  if (outcome.is !== 'moved' || isSignIn(outcome.reading)) return undefined;
  const shows = await findWelcome(search, page, outcome.reading, { path, asked, goesOn });
  return { path: addressOf(reading, path), asked, goesOn, shows };
}

/** The sign-in is the only form where "Sign in" leads on. */
function ofForm({ controls }: PageReading, form: number): PageReading['controls'] {
  return controls
    .filter((control) => control.kind === 'button' && control.form === form)
    .map((control) => ({ ...control, isPrimary: control.isPrimary || signInWords.test(control.name) }));
}

/** Where an address led on to the sign-in, the description names what it led to. */
function addressOf({ address }: PageReading, path: string): string {
  const [shown = ''] = address.split('#', 1);
  return path.startsWith(shown) ? path : shown;
}

async function askFor(page: Page, { fields }: PageReading, book: AnswerBook): Promise<Asked[] | undefined> {
  const known = new Set(book.entries.map(([key]) => key));
  const asked: Asked[] = [];
  for (const field of fields.filter(({ type }) => /^(text|email|password)$/.test(type))) {
    const kind = field.type === 'password' ? 'password' : findKind(field)?.key;
    const names = kind === 'password' ? [kind] : [kind ?? 'user', 'user', 'email'];
    const type = names.find((name) => known.has(name));
    const at = await nameField(page, field);
    if (type === undefined || at === 'nowhere') return undefined;
    const key = field.name || field.id || field.label;
    asked.push({ key, at, answer: { type }, isRequired: false, isGuessed: false });
  }
  return asked;
}

/** What nobody sees who is not signed in: neither before nor after a refusal. */
async function findWelcome(
  { newStranger, book, isSecret, language }: Search,
  page: Page,
  welcome: PageReading,
  { path, asked, goesOn }: Omit<FoundSignIn, 'shows'>,
): Promise<Mark<string> | undefined> {
  const { marks } = await findMarks(page, welcome, book.values);
  const out = welcome.controls.find(({ name }) => signOutWords.test(name));
  const ids = out?.css.filter((css) => css.startsWith('#')) ?? [];
  const leaves: Mark<string>[] = [
    ...(out === undefined ? [] : [{ text: out.name }]),
    ...ids.map((css) => ({ css })),
  ];
  const shown: Mark<string>[] = [];
  for (const mark of [...leaves, ...marks]) if (await isShown(page, mark, language)) shown.push(mark);
  const stranger = await newStranger();
  try {
    const before = await visit(stranger, path);
    const wrong = Object.fromEntries(Object.keys(book.values).map((key) => [key, 'nobody@example.org']));
    const answering = { page: stranger, hands: mouse, language, answers: wrong, isSecret };
    for (const each of asked) await answerQuestion(answering, each.key, toQuestion(each) as never);
    const outcome = await goOn(stranger, goesOn, before.reading);
    const refused = outcome.is === 'locked' ? [] : [outcome.reading];
    return tellApart({ reading: welcome, marks: shown }, [before.reading, ...refused]);
  } finally {
    await stranger.context().close();
  }
}
