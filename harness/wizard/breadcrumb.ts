import type { Locator, Page } from '@playwright/test';

/** The way through the wizard, above each step: what is done, where one is, what is to come. */
export class Breadcrumb {
  readonly root: Locator;
  readonly crumbs: Locator;
  readonly current: Locator;
  /** The crumbs one can go back to. */
  readonly links: Locator;

  constructor(page: Page) {
    this.root = page.locator('.wizard-breadcrumb');
    this.crumbs = this.root.locator('.wizard-step');
    this.current = this.root.locator('[aria-current=step]');
    this.links = this.root.getByRole('button');
  }

  crumb(title: string): Locator {
    return this.crumbs.filter({ has: this.#titled(title) });
  }

  /** Absent where one cannot go. */
  link(title: string): Locator {
    return this.links.filter({ has: this.#titled(title) });
  }

  async goBackTo(title: string): Promise<void> {
    await this.link(title).click();
  }

  /** Whole titles: "Cache" is also the beginning of "Cache test". */
  #titled(title: string): Locator {
    return this.root.page().getByText(title, { exact: true });
  }
}
