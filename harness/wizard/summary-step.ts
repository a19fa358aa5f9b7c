import type { Locator, Page } from '@playwright/test';
import type { Words } from '../targets/words.ts';
import { findStepCard } from './step-card.ts';

/** Everything that was answered, to be read once more before it is done. */
export class SummaryStep {
  readonly card: Locator;
  readonly heading: Locator;
  readonly values: Locator;
  readonly finalizeButton: Locator;
  readonly removeBackupButton: Locator;
  /** What went wrong while installing; it stands above the card. */
  readonly alert: Locator;

  constructor(page: Page, words: Words) {
    this.card = findStepCard(page, words, 'summary');
    this.heading = this.card.getByRole('heading', { name: words.headings.summary });
    this.values = this.card.locator('dd');
    this.finalizeButton = this.card.getByRole('button', { name: words.buttons.finalize });
    this.removeBackupButton = this.card.getByRole('button', { name: words.buttons.removeBackup });
    this.alert = page.locator('main .alert-danger');
  }

  async removeBackup(): Promise<void> {
    await this.removeBackupButton.click();
  }

  async finalize(): Promise<void> {
    await this.finalizeButton.click();
  }
}
