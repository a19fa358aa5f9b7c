import type { Locator, Page } from '@playwright/test';

/** A step of the breadcrumb as a person finds it. */
export interface ShownCrumb {
  readonly title: string;
  /** How it is drawn: `done`, `active` or `pending`. */
  readonly state: string;
  /** What a screen reader is told. */
  readonly isCurrent: boolean;
  /** Whether one can go there. */
  readonly hasWay: boolean;
}

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
    await this.goTo(title);
  }

  /** Backwards, or forwards to what was answered before one went back. */
  async goTo(title: string): Promise<void> {
    await this.link(title).click();
  }

  /** Each step as it is shown, in their order. */
  read(): Promise<ShownCrumb[]> {
    return this.crumbs.evaluateAll((crumbs) =>
      crumbs.map((crumb) => ({
        title: crumb.querySelector('.wizard-step-title')?.textContent?.trim() ?? '',
        state: /step-(\w+)/.exec(crumb.className)?.[1] ?? '',
        isCurrent: crumb.matches('[aria-current=step], :has([aria-current=step])'),
        hasWay: crumb.querySelector('button:enabled, a[href]') !== null,
      })),
    );
  }

  /** Whole titles: "Cache" is also the beginning of "Cache test". */
  #titled(title: string): Locator {
    return this.root.page().getByText(title, { exact: true });
  }
}
