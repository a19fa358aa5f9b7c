import type { Page, TestInfo } from '@playwright/test';
import { settings } from '../config/env.ts';
import { text } from '../language/text.ts';
import { type Barrier, bringAxe, findBarriers, type RuleChoice } from '../wizard/barriers.ts';
import { drawRows, type MetBarrier, nameColumns, renderBarriers } from './barrier-table.ts';

/** A way to look at a page; the first one is the page as it is shown, the others change its looks alone. */
interface View {
  readonly name: 'desktop' | 'dark' | 'phone';
  readonly colorScheme: 'light' | 'dark';
  readonly size: { readonly width: number; readonly height: number };
}

const desktop = { width: 1280, height: 720 };
const asShown: View = { name: 'desktop', colorScheme: 'light', size: desktop };
const otherLooks: readonly View[] = [
  { name: 'dark', colorScheme: 'dark', size: desktop },
  { name: 'phone', colorScheme: 'light', size: { width: 360, height: 740 } },
];

/** One mistake of a page's frame is on every screen: more pictures of it tell nothing and fill the report. */
const mostPictures = 12;

/** Looks for barriers on the pages of a test, and keeps those it met. */
export class BarrierBook {
  readonly #page: Page;
  readonly #hasStyles: boolean;
  readonly #met: MetBarrier[] = [];

  private constructor(page: Page, hasStyles: boolean) {
    this.#page = page;
    this.#hasStyles = hasStyles;
  }

  /** @param hasStyles whether the page looks here as it does to people: else its looks are not judged */
  static async open(page: Page, hasStyles: boolean): Promise<BarrierBook> {
    await bringAxe(page, settings.language);
    return new BarrierBook(page, hasStyles);
  }

  /** Names of the columns of what `grave` and `all` give. */
  get columns(): string {
    return nameColumns();
  }

  /** What shuts somebody out so firmly that it must not be, one line each. */
  grave(): string[] {
    return drawRows(this.#met.filter(({ impact }) => impact === 'serious' || impact === 'critical'));
  }

  all(): string[] {
    return drawRows(this.#met);
  }

  /** Looks at the page as it is now, in light and dark and on a phone. */
  async look(where: string): Promise<void> {
    await this.#search(where, asShown, this.#hasStyles ? 'criteria' : 'unstyled');
    if (!this.#hasStyles) return;
    for (const view of otherLooks) {
      await this.#enter(view);
      await this.#search(where, view, 'looks');
    }
    await this.#enter(asShown);
  }

  /** Looks at the headings and landmarks of the page as it is now. */
  async lookAtStructure(where: string): Promise<void> {
    await this.#search(where, asShown, 'structure');
  }

  /** Attaches what was met as a table with pictures. */
  async attach(info: TestInfo): Promise<void> {
    if (this.#met.length === 0) return;
    const body = renderBarriers(this.#met, settings.language);
    await info.attach(text('barrier.title', { count: this.#met.length }), { body, contentType: 'text/html' });
  }

  async #enter({ colorScheme, size }: View): Promise<void> {
    await this.#page.emulateMedia({ colorScheme });
    await this.#page.setViewportSize(size);
  }

  async #search(where: string, { name }: View, choice: RuleChoice): Promise<void> {
    for (const barrier of await findBarriers(this.#page, choice)) {
      const isKnown = this.#met.some((met) => isSame(met, barrier) && met.where.startsWith(`${where} (`));
      if (isKnown) continue;
      const picture = this.#met.length < mostPictures ? await this.#photograph(barrier) : undefined;
      this.#met.push({ ...barrier, where: `${where} (${text(`view.${name}`)})`, picture });
    }
  }

  async #photograph({ element }: Barrier): Promise<Buffer> {
    // A field for a password shows how long it is; nothing else in a wizard holds one.
    const mask = [this.#page.locator('input[type=password]')];
    const options = { mask, animations: 'disabled', timeout: 2_000 } as const;
    // What is not drawn has no picture of its own: its page tells more than nothing.
    return this.#page
      .locator(element)
      .screenshot(options)
      .catch(() => this.#page.screenshot(options));
  }
}

function isSame(one: Barrier, other: Barrier): boolean {
  return one.rule === other.rule && one.element === other.element;
}
