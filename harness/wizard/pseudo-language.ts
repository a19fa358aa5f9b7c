import type { Page } from '@playwright/test';

/** The two ways in which a translation bends a layout most: by longer words, and by the other direction. */
export type PseudoLanguage = 'stretched' | 'right to left';

/** Texts grow by so much when English is translated. https://www.w3.org/International/articles/article-text-size */
const growth = 0.4;
/** What rounding to whole pixels may cost. */
const tolerancePx = 2;

/**
 * Speaks a pseudo-language on a page for the time of a measurement, and puts the page back as it was. No application
 * has to offer such languages for that.
 * @returns what does not fit, one line each: text that is cut or leaves its box, boxes that stay on their side
 */
export function findMisfits(page: Page, language: PseudoLanguage): Promise<string[]> {
  return language === 'stretched'
    ? page.evaluate(stretchAndMeasure, { growth, tolerancePx })
    : page.evaluate(mirrorAndMeasure, { tolerancePx });
}

/** Runs in the browser: it may use nothing of this file. */
function stretchAndMeasure({ growth, tolerancePx }: { growth: number; tolerancePx: number }): string[] {
  const letters = /\p{L}{2,}/gu;
  const stretch = (text: string) =>
    text.replace(letters, (word) => word + 'éïõü'.repeat(9).slice(0, Math.ceil(word.length * growth)));
  const restore: (() => void)[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const before = text.data;
    if (before.trim() === '' || text.parentElement?.closest('script,style')) continue;
    text.data = stretch(before);
    restore.push(() => {
      text.data = before;
    });
  }

  const width = document.documentElement.clientWidth;
  const found: string[] = [];
  const overflow = document.documentElement.scrollWidth - width;
  if (overflow > 0) found.push(`the page is ${overflow} px wider than its window`);
  for (const text of texts) {
    const element = text.parentElement;
    if (element === null || text.data.trim() === '' || !element.checkVisibility()) continue;
    const box = element.getBoundingClientRect();
    // Meant for screen readers only.
    if (box.width <= 1 || element.closest('.visually-hidden, .skip-link, option')) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const isInline = getComputedStyle(element).display.startsWith('inline');
    const [left, right] = isInline ? [0, width] : [Math.max(0, box.left), Math.min(width, box.right)];
    const lines = [...range.getClientRects()];
    const beyond = Math.max(...lines.map((line) => Math.max(line.right - right, left - line.left)), 0);
    if (beyond > tolerancePx) found.push(`"${text.data.trim()}" leaves its box by ${Math.round(beyond)} px`);
  }
  for (const element of document.body.querySelectorAll('*')) {
    const { overflowX, overflowY } = getComputedStyle(element);
    const isCut =
      (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + tolerancePx) ||
      (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + tolerancePx);
    if (isCut && element.clientWidth > 1) found.push(`"${element.textContent?.trim()}" is cut`);
  }

  for (const undo of restore) undo();
  return found;
}

/** Runs in the browser: the same words, so that each box must stand exactly where a mirror shows it. */
function mirrorAndMeasure({ tolerancePx }: { tolerancePx: number }): string[] {
  const root = document.documentElement;
  const before = root.getAttribute('dir');
  // Inline boxes follow the words, whose own direction stays: the lines they stand in tell.
  const boxes = [...document.body.querySelectorAll('*')].filter(
    (element) => element.checkVisibility() && getComputedStyle(element).display !== 'inline',
  );
  const measure = () =>
    boxes.map((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return { left, right, width };
    });

  root.setAttribute('dir', 'ltr');
  const plain = measure();
  root.setAttribute('dir', 'rtl');
  const mirrored = measure();
  const overflow = root.scrollWidth - root.clientWidth;
  if (before === null) root.removeAttribute('dir');
  else root.setAttribute('dir', before);

  const found = overflow > 0 ? [`the page is ${overflow} px wider than its window`] : [];
  for (const [index, element] of boxes.entries()) {
    const [one, other] = [plain[index], mirrored[index]];
    if (one === undefined || other === undefined || one.width <= 1) continue;
    const off = Math.abs(root.clientWidth - other.right - one.left);
    const name = `${element.localName}.${element.className} "${element.textContent?.trim().slice(0, 40)}"`;
    if (off > tolerancePx) found.push(`${name} stands ${Math.round(off)} px from its mirror image`);
  }
  return found;
}
