import type { Locator, Page } from '@playwright/test';
import type { Words } from '../targets/words.ts';
import { findStepCard } from './step-card.ts';

/** Tells whether the database could be reached. */
export class DatabaseTestStep {
  readonly card: Locator;
  readonly result: Locator;
  readonly continueButton: Locator;
  readonly restoreButton: Locator;
  readonly retryButton: Locator;

  constructor(page: Page, words: Words) {
    this.card = findStepCard(page, words, 'db_test');
    // A wizard may repeat what went wrong in a second alert; the first one is the result.
    this.result = this.card.getByRole('alert').first();
    this.continueButton = this.card.getByRole('button', { name: words.buttons.continue });
    this.restoreButton = this.card.getByRole('button', { name: words.buttons.restoreBackup });
    this.retryButton = this.card.getByRole('button', { name: words.buttons.retry });
  }

  async goOn(): Promise<void> {
    await this.continueButton.click();
  }

  async restoreBackup(): Promise<void> {
    await this.restoreButton.click();
  }

  async retry(): Promise<void> {
    await this.retryButton.click();
  }
}
