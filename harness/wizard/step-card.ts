import type { Locator, Page } from '@playwright/test';
import { type Screen, screenControls } from '../targets/screens.ts';
import type { Words } from '../targets/words.ts';

/** The card a screen is drawn in, known by its heading as a person knows it. */
export function findStepCard(page: Page, words: Words, screen: Screen): Locator {
  const card = page
    .locator('main .card')
    .filter({ has: page.getByRole('heading', { name: words.headings[screen] }) });
  const { has, lacks } = screenControls[screen] ?? {};
  return card.filter({
    ...(has === undefined ? {} : { has: page.locator(has) }),
    ...(lacks === undefined ? {} : { hasNot: page.locator(lacks) }),
  });
}
