import type { Locator, Page } from '@playwright/test';
import { fillSecret } from '../wizard/fill-secret.ts';
import { Keyboard } from '../wizard/keyboard.ts';

/** How somebody uses the controls of a page. */
export interface Hands {
  type(field: Locator, value: string, isSecret: boolean): Promise<void>;
  tick(box: Locator, isTicked: boolean): Promise<void>;
  /** An option, by value or else by label. */
  select(list: Locator, option: string): Promise<void>;
  /** @param group all radio buttons among which this one is */
  pick(radio: Locator, group: Locator): Promise<void>;
  upload(field: Locator, file: string): Promise<void>;
  press(control: Locator, times?: number): Promise<void>;
}

/** As fast as people click twice. Without a pause the browser takes both clicks for one and sends one request. */
const betweenClicksMs = 60;

/** With a mouse; nothing is waited for after a press. */
export const mouse: Hands = {
  type: (field, value, isSecret) => (isSecret ? fillSecret(field, value) : field.fill(value)),
  tick: (box, isTicked) => box.setChecked(isTicked),
  select: async (list, option) => {
    await list.selectOption(option);
  },
  pick: (radio) => radio.check(),
  upload: (field, file) => field.setInputFiles(file),
  press: (control, times = 1) =>
    control.click({ clickCount: times, delay: times > 1 ? betweenClicksMs : 0, noWaitAfter: true }),
};

/** With the keys of a keyboard and nothing else: Tab, letters, arrows, Space and Enter. */
export function keysOn(page: Page): Hands {
  const keyboard = new Keyboard(page);
  return {
    type: (field, value, isSecret) =>
      isSecret ? keyboard.typeSecret(field, value) : keyboard.type(field, value),
    tick: async (box, isTicked) => {
      if ((await box.isChecked()) !== isTicked) await keyboard.press(box, 'Space');
    },
    select: async (list, option) => {
      await keyboard.goTo(list);
      const { wanted, chosen } = await list.evaluate(findOption, option);
      const key = wanted < chosen ? 'ArrowUp' : 'ArrowDown';
      for (let left = Math.abs(wanted - chosen); left > 0; left--) await page.keyboard.press(key);
    },
    pick: async (radio, group) => {
      const checked = group.and(page.locator(':checked'));
      await keyboard.choose((await checked.count()) > 0 ? checked : group.first(), radio);
      if (!(await radio.isChecked())) await page.keyboard.press('Space');
    },
    upload: async (field, file) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keyboard.press(field, 'Space')]);
      await chooser.setFiles(file);
    },
    press: (control) => keyboard.press(control, 'Enter'),
  };
}

/** Runs in the browser: where among those that can be chosen an option is, and where the chosen one. */
function findOption(list: Element, option: string): { readonly wanted: number; readonly chosen: number } {
  const options = [...(list as HTMLSelectElement).options].filter((each) => !each.disabled);
  return {
    wanted: options.findIndex(({ value, label }) => value === option || label === option),
    chosen: options.findIndex(({ selected }) => selected),
  };
}
