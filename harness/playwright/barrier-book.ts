import type { Page, TestInfo } from '@playwright/test';
import { settings } from '../config/env.ts';
import { type Language, text } from '../language/text.ts';
import { type Barrier, bringAxe, findBarriers, type RuleChoice } from '../wizard/barriers.ts';
import { drawRows, type MetBarrier, nameColumns, renderBarriers } from './barrier-table.ts';

/** A way to look at a page, and the rules that it matters to. */
interface View {
  readonly name: 'desktop' | 'dark' | 'phone';
  readonly colorScheme: 'light' | 'dark';
  readonly size: { readonly width: number; readonly height: number };
  readonly rules: RuleChoice;
}

const desktop = { width: 1280, height: 720 };
const asShown: View = { name: 'desktop', colorScheme: 'light', size: desktop, rules: 'criteria' };

/**
 * The looks are judged once each: colours are the same in every language, and a small window is narrowest for the
 * longer words of French. All that a page says is judged in both.
 */
const views: Readonly<Record<Language, readonly View[]>> = {
  en: [asShown, { ...asShown, name: 'dark', colorScheme: 'dark', rules: 'looks' }],
  fr: [
    { ...asShown, rules: 'words' },
    { name: 'phone', colorScheme: 'light', size: { width: 360, height: 740 }, rules: 'looks' },
  ],
};
/** Of a page whose styles and scripts cannot be had. */
const bare: readonly View[] = [{ ...asShown, rules: 'bare' }];

/** One mistake of a page's frame is on every screen: more pictures of it tell nothing and fill the report. */
const mostPictures = 12;

/** Looks for barriers on the pages of a test, and keeps those it met. */
export class BarrierBook {
  readonly #page: Page;
  readonly #views: readonly View[];
  readonly #met: MetBarrier[] = [];
  #entered = asShown;

  private constructor(page: Page, looks: readonly View[]) {
    this.#page = page;
    this.#views = looks;
  }

  /**
   * @param language of the pages
   * @param isWhole whether a page has all here that it has for people: else its looks are not judged
   */
  static async open(page: Page, language: Language, isWhole: boolean): Promise<BarrierBook> {
    await bringAxe(page, settings.language);
    return new BarrierBook(page, isWhole ? views[language] : bare);
  }

  /** Names of the columns of what `found` gives. */
  get columns(): string {
    return nameColumns();
  }

  /** What was met, one line each; also what axe takes lightly: a criterion is a criterion. */
  found(): string[] {
    return drawRows(this.#met);
  }

  /** Looks at the page as it is now, in each of its looks. */
  async look(where: string): Promise<void> {
    for (const view of this.#views) {
      await this.#enter(view);
      await this.#search(where, view);
    }
    await this.#enter(asShown);
  }

  /** Looks at the headings and landmarks of the page as it is now. */
  async lookAtStructure(where: string): Promise<void> {
    await this.#search(where, { ...asShown, rules: 'structure' });
  }

  /** Attaches what was met as a table with pictures. */
  async attach(info: TestInfo): Promise<void> {
    if (this.#met.length === 0) return;
    const body = renderBarriers(this.#met, settings.language);
    await info.attach(text('barrier.title', { count: this.#met.length }), { body, contentType: 'text/html' });
  }

  async #enter(view: View): Promise<void> {
    const before = this.#entered;
    this.#entered = view;
    if (view.colorScheme !== before.colorScheme)
      await this.#page.emulateMedia({ colorScheme: view.colorScheme });
    if (view.size !== before.size) await this.#page.setViewportSize(view.size);
  }

  async #search(where: string, { name, rules }: View): Promise<void> {
    for (const barrier of await findBarriers(this.#page, rules)) {
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
