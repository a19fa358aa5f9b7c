import type { Locator, Page } from '@playwright/test';
import { findControl } from '../find-controls.ts';
import type { Control } from '../wizard.ts';
import type { ControlReading, FieldReading } from './page-reading.ts';

/** The one that a description would press, which is asked for in the words of a person where they are enough. */
export async function nameControl(page: Page, control: ControlReading): Promise<Control<string>> {
  const { kind, name, written, css } = control;
  const path = css.at(-1) ?? '';
  const words = (said: string | RegExp) => (kind === 'link' ? { link: said } : { button: said });
  const names = [name, written].filter((each) => each !== '');
  const byBeginning = names.map((each) => new RegExp(`^${escapeWords(each)}`));
  const byName = [...names, ...byBeginning].map(words);
  const candidates: Control<string>[] = [...byName, ...css.map((each) => ({ css: each }))];
  return (await firstThat(page, page.locator(path), candidates)) ?? { css: path };
}

/** Where a field is found, unless its name is enough; `nowhere` when no description could find it. */
export async function nameField(
  page: Page,
  { name, label, type, css }: FieldReading,
): Promise<Control<string> | undefined | 'nowhere'> {
  // All of a group have one name; which of them, its value says.
  if (type === 'radio') return undefined;
  const path = css.at(-1) ?? '';
  const byName = { css: `[name=${JSON.stringify(name)}]` };
  const candidates: Control<string>[] = [
    ...(name === '' ? [] : [byName]),
    ...css.slice(0, -1).map((each) => ({ css: each })),
    ...(label === '' ? [] : [{ label }]),
    { css: path },
  ];
  const found = await firstThat(page, page.locator(path), candidates);
  return found === byName ? undefined : (found ?? 'nowhere');
}

async function firstThat(
  page: Page,
  element: Locator,
  candidates: readonly Control<string>[],
): Promise<Control<string> | undefined> {
  const wanted = await element.elementHandle();
  if (wanted === null) return undefined;
  for (const candidate of candidates) {
    const found = findControl(page, candidate, 'en');
    if ((await found.count()) === 0) continue;
    if (await found.evaluate((one, other) => one === other, wanted)) return candidate;
  }
  return undefined;
}

function escapeWords(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
