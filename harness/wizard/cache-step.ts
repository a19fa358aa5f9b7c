import type { Locator, Page } from '@playwright/test';
import type { Words } from '../targets/words.ts';
import { redisFields } from './answer-fields.ts';
import type { CacheAnswers } from './answers.ts';
import { fillFields, findField } from './fill-fields.ts';
import { findStepCard } from './step-card.ts';

/** Where sessions and cached values go: Redis or files. */
export class CacheStep {
  readonly card: Locator;
  readonly heading: Locator;
  readonly redis: Locator;
  readonly filesystem: Locator;
  /** The choice that is made: the one that Tab comes to. */
  readonly chosen: Locator;
  readonly redisBlock: Locator;
  readonly alert: Locator;
  readonly testButton: Locator;

  constructor(page: Page, words: Words) {
    this.card = findStepCard(page, words, 'cache_config');
    this.heading = this.card.getByRole('heading', { name: words.headings.cache_config });
    this.redis = this.card.locator('#backend_redis');
    this.filesystem = this.card.locator('#backend_filesystem');
    this.chosen = this.card.locator('[name=cache_backend]:checked');
    this.redisBlock = this.card.locator('#redis-config');
    this.alert = this.card.getByRole('alert');
    this.testButton = this.card.getByRole('button', { name: words.buttons.testCache });
  }

  field(name: string): Locator {
    return findField(this.card, name);
  }

  async fill(answers: CacheAnswers): Promise<void> {
    await (answers.backend === 'redis' ? this.redis : this.filesystem).check();
    await fillFields(this.card, redisFields(answers));
  }

  async test(answers: CacheAnswers): Promise<void> {
    await this.fill(answers);
    await this.testButton.click();
  }
}
