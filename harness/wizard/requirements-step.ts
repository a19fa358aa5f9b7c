import type { Locator, Page } from '@playwright/test';
import type { Words } from '../targets/words.ts';
import { findStepCard } from './step-card.ts';

/** What the machine has to offer, one row each, with a badge. */
export class RequirementsStep {
  readonly card: Locator;
  readonly heading: Locator;
  readonly rows: Locator;
  readonly failedRows: Locator;
  readonly warningRows: Locator;
  readonly continueButton: Locator;

  constructor(page: Page, words: Words) {
    this.card = findStepCard(page, words, 'requirements');
    this.heading = this.card.getByRole('heading', { name: words.headings.requirements });
    this.rows = this.card.locator('.list-group-item');
    this.failedRows = this.rows.filter({ has: page.locator('.badge.bg-danger') });
    this.warningRows = this.rows.filter({ has: page.locator('.badge.bg-warning') });
    this.continueButton = this.card.getByRole('button', { name: words.buttons.continue });
  }

  row(title: string | RegExp): Locator {
    return this.rows.filter({ hasText: title });
  }

  async goOn(): Promise<void> {
    await this.continueButton.click();
  }
}
