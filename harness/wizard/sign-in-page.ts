import type { Locator, Page } from '@playwright/test';
import type { Words } from '../targets/words.ts';
import { fillSecret } from './fill-secret.ts';

/** Where the administrator comes in. */
export class SignInPage {
  readonly username: Locator;
  readonly password: Locator;
  readonly button: Locator;
  readonly message: Locator;
  readonly #page: Page;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.username = page.locator('#username');
    this.password = page.locator('#password');
    this.button = page.getByRole('button', { name: words.buttons.signIn });
    this.message = page.locator('#login-message');
  }

  async open(): Promise<void> {
    await this.#page.goto('./auth/login');
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.username.fill(username);
    await fillSecret(this.password, password);
    await this.button.click();
  }
}
