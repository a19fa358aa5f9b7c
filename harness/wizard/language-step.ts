import type { Locator, Page } from '@playwright/test';
import type { Language } from '../language/text.ts';
import type { Words } from '../targets/words.ts';
import { findStepCard } from './step-card.ts';

/** The first screen: which language is this to be in? */
export class LanguageStep {
  readonly card: Locator;
  readonly heading: Locator;
  readonly links: Locator;

  constructor(page: Page, words: Words) {
    this.card = findStepCard(page, words, 'language');
    this.heading = this.card.getByRole('heading');
    this.links = this.card.getByRole('link');
  }

  link(language: Language): Locator {
    return this.card.locator(`a[href*="/lang/${language}"]`);
  }

  async choose(language: Language): Promise<void> {
    await this.link(language).click();
  }
}
