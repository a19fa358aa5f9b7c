import type { Locator, Page } from '@playwright/test';
import type { Words } from '../targets/words.ts';

/** What a person sees who is signed in. */
export class DashboardPage {
  readonly heading: Locator;
  readonly main: Locator;

  constructor(page: Page, words: Words) {
    this.heading = page.getByRole('heading', { level: 1, name: words.dashboard });
    this.main = page.locator('main');
  }
}
