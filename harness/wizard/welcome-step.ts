import type { Locator, Page } from '@playwright/test';
import type { Words } from '../targets/words.ts';
import { findStepCard } from './step-card.ts';

/** Says what is going to happen. */
export class WelcomeStep {
  readonly card: Locator;
  readonly heading: Locator;
  readonly continueButton: Locator;

  constructor(page: Page, words: Words) {
    this.card = findStepCard(page, words, 'welcome');
    this.heading = this.card.getByRole('heading', { name: words.headings.welcome });
    this.continueButton = this.card.getByRole('button', { name: words.buttons.continue });
  }

  async goOn(): Promise<void> {
    await this.continueButton.click();
  }
}
