import type { Locator, Page } from '@playwright/test';
import { findControl } from './find-controls.ts';
import type { Hands } from './hands.ts';
import type { Question } from './wizard.ts';

/** Who answers, and which of the answers may be shown to nobody. */
export interface Answering {
  readonly page: Page;
  readonly hands: Hands;
  readonly language: string;
  readonly answers: unknown;
  isSecret(value: string): boolean;
}

/** Where a question is asked on the page. */
export function findQuestion(
  page: Page,
  name: string,
  { at }: Question<never, string>,
  language: string,
): Locator {
  return findControl(page, at ?? { css: `[name=${JSON.stringify(name)}]` }, language);
}

/**
 * Answers a question as a person does.
 * @param name the key of the question: the name that the form sends, unless it says where it is
 */
export async function answerQuestion(
  { page, hands, language, answers, isSecret }: Answering,
  name: string,
  question: Question<unknown, string>,
): Promise<void> {
  const control = findQuestion(page, name, question, language);
  if ('type' in question) {
    const value = question.type(answers);
    await hands.type(control, value, isSecret(value));
  } else if ('tick' in question) await hands.tick(control, question.tick(answers));
  else if ('press' in question) await hands.press(control);
  else if ('choose' in question) await choose(page, hands, control, name, question.choose(answers));
  else {
    const file = question.upload(answers);
    // It is mostly hidden behind a button that is drawn.
    if (file !== undefined) await hands.upload(page.locator(`[name=${JSON.stringify(name)}]`), file);
  }
}

/** An option of a select, by value or label; else the radio button of the same name with this value. */
async function choose(
  page: Page,
  hands: Hands,
  control: Locator,
  name: string,
  value: string,
): Promise<void> {
  const isSelect = (await control.evaluate((element) => element.tagName)) === 'SELECT';
  if (isSelect) return hands.select(control, value);
  const group = page.locator(`[name=${JSON.stringify(name)}]`);
  await hands.pick(group.and(page.locator(`[value=${JSON.stringify(value)}]`)), group);
}
