import type { Locator, Page } from '@playwright/test';
import type { Words } from '../targets/words.ts';
import { adminFields } from './answer-fields.ts';
import type { AdminAnswers } from './answers.ts';
import { fillFields, findField } from './fill-fields.ts';
import { findStepCard } from './step-card.ts';

/** Who is to be the administrator. */
export class AdminStep {
  readonly card: Locator;
  readonly heading: Locator;
  readonly username: Locator;
  readonly email: Locator;
  readonly password: Locator;
  readonly confirmation: Locator;
  readonly continueButton: Locator;

  constructor(page: Page, words: Words) {
    this.card = findStepCard(page, words, 'admin_form');
    this.heading = this.card.getByRole('heading', { name: words.headings.admin_form });
    this.username = findField(this.card, 'admin_username');
    this.email = findField(this.card, 'admin_email');
    this.password = findField(this.card, 'admin_password');
    this.confirmation = findField(this.card, 'admin_password_confirm');
    this.continueButton = this.card.getByRole('button', { name: words.buttons.continue });
  }

  /** Types what has a field; a wizard may ask for the password only once. */
  async fill(answers: AdminAnswers): Promise<void> {
    await this.password.waitFor();
    const { admin_password_confirm: confirmation, ...fields } = adminFields(answers);
    const isTypedTwice = (await this.confirmation.count()) > 0;
    await fillFields(this.card, {
      ...fields,
      ...(isTypedTwice && { admin_password_confirm: confirmation ?? '' }),
    });
  }

  async submit(answers: AdminAnswers): Promise<void> {
    await this.fill(answers);
    await this.continueButton.click();
  }
}
