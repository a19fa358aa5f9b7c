import type { Locator, Page } from '@playwright/test';
import type { Words } from '../targets/words.ts';
import { findStepCard } from './step-card.ts';

/** Tells whether the cache can be used, and offers files when Redis cannot. */
export class CacheTestStep {
  readonly card: Locator;
  readonly result: Locator;
  readonly continueButton: Locator;
  readonly fallbackButton: Locator;
  readonly retryButton: Locator;

  constructor(page: Page, words: Words) {
    this.card = findStepCard(page, words, 'cache_test');
    this.result = this.card.getByRole('alert').first();
    this.continueButton = this.card.getByRole('button', { name: words.buttons.continue });
    this.fallbackButton = this.card.getByRole('button', { name: words.buttons.fallback });
    this.retryButton = this.card.getByRole('button', { name: words.buttons.retry });
  }

  async goOn(): Promise<void> {
    await this.continueButton.click();
  }

  async useFilesInstead(): Promise<void> {
    await this.fallbackButton.click();
  }

  async retry(): Promise<void> {
    await this.retryButton.click();
  }
}
