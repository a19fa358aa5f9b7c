import type { Locator, Page } from '@playwright/test';
import { text } from '../language/text.ts';
import { fillSecret } from './fill-secret.ts';
import { beginRound, findFocus, readStop, type Stop } from './focus-stop.ts';

/** More than any page of a wizard has controls: who has not come to one by then never does. */
const mostPresses = 60;
/** More than any group has choices. */
const mostArrows = 8;

/** Where Tab leads on one page, from its beginning until it leaves it. */
export interface Round {
  readonly stops: readonly Stop[];
  /** Controls that it does not come to. */
  readonly missed: readonly string[];
  /** It came back to a control before it had left the page. */
  readonly isHeld: boolean;
}

/** A person with a keyboard and nothing else. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /**
   * Goes on by Tab until a control has the focus.
   * @throws when it never does, with all that Tab came to
   */
  async goTo(control: Locator): Promise<void> {
    const stops: string[] = [];
    while (stops.length < mostPresses) {
      const { isHere, name } = await control.evaluate(findFocus);
      if (isHere) return;
      stops.push(name);
      await this.#page.keyboard.press('Tab');
    }
    const facts = { control: String(control), count: stops.length, stops: [...new Set(stops)].join(', ') };
    throw new Error(text('keyboard.unreached', facts));
  }

  async press(control: Locator, key: 'Enter' | 'Space'): Promise<void> {
    await this.goTo(control);
    await this.#page.keyboard.press(key);
  }

  /** Types over what stands in a field. */
  async type(field: Locator, value: string): Promise<void> {
    await this.goTo(field);
    await this.#page.keyboard.press('ControlOrMeta+A');
    await this.#page.keyboard.type(value);
  }

  /** The field is reached by Tab; key by key, the secret would stand in the trace. */
  async typeSecret(field: Locator, secret: string): Promise<void> {
    await this.goTo(field);
    await fillSecret(field, secret);
  }

  /**
   * Comes to one of several choices by the arrow keys: a tab, a radio button.
   * @param current the one that Tab comes to
   * @throws when the arrow keys do not lead there
   */
  async choose(current: Locator, wanted: Locator): Promise<void> {
    await this.goTo(current);
    for (let pressed = 0; pressed < mostArrows; pressed++) {
      if ((await wanted.evaluate(findFocus)).isHere) return;
      await this.#page.keyboard.press('ArrowRight');
    }
    throw new Error(text('keyboard.noChoice', { control: String(wanted), count: mostArrows }));
  }

  /** Goes round the page by Tab, and does nothing there. */
  async goRound(): Promise<Round> {
    await this.#page.evaluate(beginRound);
    const stops: Stop[] = [];
    for (let pressed = 0; pressed < mostPresses; pressed++) {
      await this.#page.keyboard.press('Tab');
      const stop = await this.#page.evaluate(readStop);
      if (stop.state !== 'new') return { stops, missed: stop.missed, isHeld: stop.isHeld };
      stops.push(stop);
    }
    return { stops, missed: [], isHeld: true };
  }
}
