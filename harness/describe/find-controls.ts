import type { Locator, Page } from '@playwright/test';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import type { Control, Mark, Words } from './wizard.ts';

/**
 * The words in one language.
 * @throws ExplainedError when there are none
 */
export function say(words: Words<string>, language: string): string | RegExp {
  if (typeof words === 'string' || words instanceof RegExp) return words;
  const said = words[language];
  if (said !== undefined) return said;
  const known = Object.entries(words).map(([tag, said]) => `${tag}: ${said}`);
  throw new ExplainedError({
    headline: text('describe.noWords', { language, words: known.join(', ') }),
    wayOut: [text('describe.noWordsWayOut', { language })],
  });
}

/** A control that a person can see and use; the first one where a page has several of that name. */
export function findControl(page: Page, control: Control<string>, language: string): Locator {
  return locate(page, control, language).filter({ visible: true }).first();
}

function locate(page: Page, control: Control<string>, language: string): Locator {
  if ('css' in control) return page.locator(control.css);
  if ('label' in control) return page.getByLabel(say(control.label, language), { exact: true });
  const role = 'button' in control ? 'button' : 'link';
  const name = say('button' in control ? control.button : control.link, language);
  return page.getByRole(role, { name, exact: true });
}

/** Whether a page shows what tells a screen from all others, right now. */
export async function isShown(page: Page, mark: Mark<string>, language: string): Promise<boolean> {
  if ('address' in mark) {
    const { pathname, search, hash } = new URL(page.url());
    return mark.address.test(pathname + search + hash);
  }
  return locateMark(page, mark, language).filter({ visible: true }).first().isVisible();
}

function locateMark(page: Page, mark: Exclude<Mark<string>, { address: RegExp }>, language: string): Locator {
  if ('css' in mark) return page.locator(mark.css);
  if ('text' in mark) return page.getByText(say(mark.text, language));
  return page.getByRole('heading', { name: say(mark.heading, language), exact: true });
}
