import type { Page } from '@playwright/test';
import type { Mask } from '../targets/mask.ts';

/**
 * Draws the name of each mask where the masked words stand. The words stay and are not seen: a box over them would be as
 * wide as they are, and they differ.
 * @returns takes the names away again
 */
export async function drawMasks(page: Page, masks: readonly Mask[]): Promise<() => Promise<void>> {
  const styles = masks.map(({ name, selector }) => `${hide(selector)} ${write(selector, name)}`).join('\n');
  // A style element, which is how Playwright would do it, is refused by a page that allows its own styles only.
  const sheet = await page.evaluateHandle((text) => {
    const made = new CSSStyleSheet();
    made.replaceSync(text);
    document.adoptedStyleSheets.push(made);
    return made;
  }, styles);
  return async () => {
    await sheet.evaluate((made) => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== made);
    });
    await sheet.dispose();
  };
}

function hide(selector: string): string {
  return `${selector} { position: relative !important; visibility: hidden !important; }`;
}

function write(selector: string, name: string): string {
  const place =
    'position: absolute; inset-inline-start: 0; top: 0; visibility: visible; white-space: nowrap;';
  return `${selector}::after { ${place} content: "${name}"; background: #8884; border-radius: 3px; padding-inline: 4px; }`;
}
