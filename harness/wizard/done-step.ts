import type { Locator, Page } from '@playwright/test';
import type { Words } from '../targets/words.ts';
import { findStepCard } from './step-card.ts';

/** The installation is finished; from here one signs in. */
export class DoneStep {
  readonly card: Locator;
  readonly heading: Locator;
  readonly signInLink: Locator;

  constructor(page: Page, words: Words) {
    this.card = findStepCard(page, words, 'done');
    this.heading = this.card.getByRole('heading', { name: words.headings.done });
    this.signInLink = this.card.locator('a[href$="/auth/login"]');
  }

  async goToSignIn(): Promise<void> {
    await this.signInLink.click();
  }
}
