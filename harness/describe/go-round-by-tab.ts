import type { ElementHandle, Page } from '@playwright/test';
import { beginRound } from '../wizard/focus-stop.ts';
import type { NamedControl } from './look-at-page.ts';

/** More than any page of a wizard has controls: who has not come to one by then never does. */
const mostPresses = 100;

/**
 * Goes round a page by Tab, and does nothing there.
 * @returns the controls that it does not come to
 */
export async function goRoundByTab(page: Page, controls: readonly NamedControl[]): Promise<string[]> {
  const sought = new Map<string, ElementHandle>();
  for (const { name, control } of controls) {
    const handle = await control.elementHandle();
    if (handle !== null) sought.set(name, handle);
  }
  await page.evaluate(beginRound);
  for (let pressed = 0; pressed < mostPresses && sought.size > 0; pressed++) {
    await page.keyboard.press('Tab');
    for (const [name, handle] of sought) if (await handle.evaluate(hasFocus)) sought.delete(name);
  }
  return [...sought.keys()];
}

/** Runs in the browser. Of radio buttons one is a stop, and the arrow keys lead to the others. */
function hasFocus(element: Node): boolean {
  const { activeElement } = document;
  const isOfGroup = (one: unknown): one is HTMLInputElement =>
    one instanceof HTMLInputElement && one.type === 'radio';
  if (isOfGroup(element) && isOfGroup(activeElement)) return element.name === activeElement.name;
  return element.contains(activeElement);
}
