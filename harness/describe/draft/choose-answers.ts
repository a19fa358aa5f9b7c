import type { Page } from '@playwright/test';
import type { Control, Question } from '../wizard.ts';
import type { AnswerBook } from './answer-book.ts';
import { findKind, wordsOf } from './answer-kinds.ts';
import { nameField } from './find-control.ts';
import type { FieldReading, PageReading } from './page-reading.ts';
import { fileWords, licenceWords, shortWords } from './words.ts';

/** What is answered: by an answer of the book, or always the same. */
export type Answer = { readonly type: string } | { readonly choose: string } | { readonly tick: boolean };

/** A question of a form, as a draft asks it. */
export interface Asked {
  /** The name that the form sends, or where there is none, what it is called. */
  readonly key: string;
  readonly at: Control<string> | undefined;
  readonly answer: Answer;
  readonly isRequired: boolean;
  /** Nothing on the page has said what is wanted there. */
  readonly isGuessed: boolean;
}

interface Choosing {
  readonly page: Page;
  readonly reading: PageReading;
  readonly book: AnswerBook;
  readonly language: string;
  /** The form that is sent; undefined where all fields count. */
  readonly form: number | undefined;
  /** The form has been refused: what could be left empty is filled as well. */
  readonly isEager: boolean;
}

/** Sensible answers to the questions of a page; what may stay as it is, stays. */
export async function chooseAnswers(choosing: Choosing): Promise<Asked[]> {
  const { page, reading, form } = choosing;
  const asked: Asked[] = [];
  for (const field of reading.fields) {
    if (form !== undefined && field.form !== form) continue;
    const answer = chooseAnswer(field, choosing);
    const key = field.name || field.id || field.label;
    if (answer === undefined || asked.some((each) => each.key === key)) continue;
    const at = await nameField(page, field);
    if (at === 'nowhere') continue;
    const isGuessed = isGuess(field, answer);
    asked.push({ key, at, answer, isRequired: field.isRequired && 'type' in answer, isGuessed });
  }
  return asked;
}

function chooseAnswer(field: FieldReading, choosing: Choosing): Answer | undefined {
  if (field.type === 'select') return chooseOption(field, choosing);
  if (field.type === 'radio') return chooseRadio(field, choosing);
  if (field.type === 'checkbox') {
    const isWanted = field.isRequired || field.isInvalid || licenceWords.test(wordsOf(field));
    return isWanted && !field.isChecked ? { tick: true } : undefined;
  }
  return field.type === 'file' ? undefined : chooseText(field, choosing);
}

function chooseText(field: FieldReading, { book, isEager }: Choosing): Answer | undefined {
  const kind = findKind(field);
  const isEmpty = field.value === '';
  if (kind?.key === 'folder' && !book.hasWorkspace) return undefined;
  if (kind !== undefined && (kind.replaces || isEmpty)) return { type: book.add(kind) };
  const isWanted = field.isRequired || field.isInvalid || isEager;
  if (!isWanted || (!isEmpty && !field.isInvalid)) return undefined;
  return { type: book.add(makeUnknown(field)) };
}

/** Anything is better than nothing, where something has to stand. */
function makeUnknown(field: FieldReading) {
  const key = toKey(field.name || field.id || field.label || 'answer');
  if (field.type === 'password') {
    return { key, code: 'secret()', make: ({ secret }: { secret(): string }) => secret() };
  }
  if (field.type === 'number') return { key, code: "'1'", make: () => '1' };
  if (field.type === 'date') return { key, code: "'2024-01-01'", make: () => '2024-01-01' };
  return { key, code: 'unique()', make: ({ unique }: { unique(): string }) => unique() };
}

function chooseOption({ value, options, ...field }: FieldReading, { language, isEager }: Choosing) {
  const isLanguage = /lang|locale|langue|sprache/i.test(`${field.name} ${field.id} ${field.label}`);
  if (isLanguage) {
    const wanted = options.find(
      (each) => each.value.toLowerCase().split(/[-_]/, 1)[0] === language || each.value === language,
    );
    return wanted === undefined || wanted.value === value ? undefined : { choose: wanted.value };
  }
  const file = options.find((each) => fileWords.test(each.label));
  const isStore = options.some((each) => /mysql|mariadb|postgres|redis|memcached/i.test(each.label));
  if (isStore && file !== undefined && file.value !== value) return { choose: file.value };
  if (value !== '' || !(field.isRequired || field.isInvalid || isEager)) return undefined;
  const first = options.find((each) => each.value !== '');
  return first === undefined ? undefined : { choose: first.value };
}

/** Asked at the first button of a group, for all of them. */
function chooseRadio(field: FieldReading, { reading, form }: Choosing): Answer | undefined {
  const group = reading.fields.filter(
    (each) => each.type === 'radio' && each.name === field.name && (form === undefined || each.form === form),
  );
  if (group[0] !== field || field.name === '') return undefined;
  const isStore = group.some((each) => /mysql|mariadb|postgres|redis|memcached/i.test(wordsOf(each)));
  const file = group.find((each) => fileWords.test(`${each.label} ${each.value}`));
  if (isStore && file !== undefined) return file.isChecked ? undefined : { choose: file.value };
  const short = group.find((each) => shortWords.test(`${each.label} ${each.value}`));
  if (group.length === 2 && short !== undefined) return short.isChecked ? undefined : { choose: short.value };
  return group.some(({ isChecked }) => isChecked) ? undefined : { choose: group[0].value };
}

function isGuess(field: FieldReading, answer: Answer): boolean {
  if ('type' in answer) return findKind(field) === undefined;
  return 'choose' in answer;
}

function toKey(words: string): string {
  const key = words
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())
    .replace(/^\d+/, '');
  return key === '' ? 'answer' : key[0]?.toLowerCase() + key.slice(1);
}

/** The question as a description asks it. */
export function toQuestion({ at, answer }: Asked): Question<Readonly<Record<string, string>>, string> {
  const place = at === undefined ? {} : { at };
  if ('type' in answer) return { ...place, type: (answers) => answers[answer.type] ?? '' };
  if ('choose' in answer) return { ...place, choose: () => answer.choose };
  return { ...place, tick: () => answer.tick };
}
