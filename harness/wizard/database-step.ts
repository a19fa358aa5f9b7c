import type { Locator, Page } from '@playwright/test';
import type { Words } from '../targets/words.ts';
import { databaseFields } from './answer-fields.ts';
import type { DatabaseAnswers, Engine } from './answers.ts';
import { fillFields, findField } from './fill-fields.ts';
import { findStepCard } from './step-card.ts';

/** Which database, and how to reach it: a tab and a form for each engine. */
export class DatabaseStep {
  readonly card: Locator;
  readonly heading: Locator;
  readonly alert: Locator;
  /** The tab that is open: the one that Tab comes to. */
  readonly openTab: Locator;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#words = words;
    this.card = findStepCard(page, words, 'db_form');
    this.heading = this.card.getByRole('heading', { name: words.headings.db_form });
    this.alert = this.card.getByRole('alert');
    this.openTab = this.card.getByRole('tab', { selected: true });
  }

  tab(engine: Engine): Locator {
    return this.card.locator(`#${engine}-tab`);
  }

  panel(engine: Engine): Locator {
    return this.card.locator(`#${engine}-panel`);
  }

  field(engine: Engine, name: string): Locator {
    return findField(this.panel(engine), name);
  }

  /** The fields that say that something is wrong with them. */
  invalidFields(engine: Engine): Locator {
    return this.panel(engine).locator('[aria-invalid=true]');
  }

  testButton(engine: Engine): Locator {
    return this.panel(engine).getByRole('button', { name: this.#words.buttons.testConnection });
  }

  /** Opens the engine's tab and types the answers. */
  async fill(answers: DatabaseAnswers): Promise<void> {
    await this.tab(answers.engine).click();
    await fillFields(this.panel(answers.engine), databaseFields(answers));
  }

  async testConnection(answers: DatabaseAnswers): Promise<void> {
    await this.fill(answers);
    await this.testButton(answers.engine).click();
  }
}
