import type { Page } from '@playwright/test';

/** All that a page says: its title, its text, and what only some people are told by their screen reader or a hint. */
export function readPageTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const attributes = ['alt', 'aria-label', 'placeholder', 'title'];
    const named = [...document.querySelectorAll(attributes.map((name) => `[${name}]`).join())].flatMap(
      (element) => attributes.flatMap((name) => element.getAttribute(name) ?? []),
    );
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    // A page shows one space for many.
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (!node.parentElement?.closest('script, style, template, code'))
        texts.push((node.textContent ?? '').replace(/[ \t\n]+/g, ' '));
    // Sentences with a link or a bold word inside are whole in what is laid out only.
    const lines = document.body.innerText.split('\n');
    const all = [document.title, ...named, ...texts, ...lines];
    return [...new Set(all.map((text) => text.replace(/^[ \t\n]+|(?<![ \t\n])[ \t\n]+$/g, '')))].filter(
      Boolean,
    );
  });
}
