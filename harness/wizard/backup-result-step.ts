import type { Locator, Page } from '@playwright/test';
import type { Words } from '../targets/words.ts';
import { findStepCard } from './step-card.ts';

/** Tells whether the uploaded backup can be restored. */
export class BackupResultStep {
  readonly card: Locator;
  readonly result: Locator;
  readonly continueButton: Locator;
  readonly removeButton: Locator;
  readonly retryButton: Locator;
  readonly skipButton: Locator;

  constructor(page: Page, words: Words) {
    this.card = findStepCard(page, words, 'upload');
    this.result = this.card.getByRole('alert').first();
    this.continueButton = this.card.getByRole('button', { name: words.buttons.continue });
    this.removeButton = this.card.getByRole('button', { name: words.buttons.removeBackup });
    this.retryButton = this.card.getByRole('button', { name: words.buttons.retry });
    this.skipButton = this.card.getByRole('button', { name: words.buttons.skipBackup });
  }

  async goOn(): Promise<void> {
    await this.continueButton.click();
  }

  async remove(): Promise<void> {
    await this.removeButton.click();
  }

  async retry(): Promise<void> {
    await this.retryButton.click();
  }
}
