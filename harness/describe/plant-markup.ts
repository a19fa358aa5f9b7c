import type { APIResponse, Page } from '@playwright/test';

/** What a page must show as text. */
export const markup = `<img data-planted src="data:," onerror="plantedRuns()">`;

/** Watches a page, and whatever it leads to, for markup that was typed and became part of it. */
export async function watchForMarkup(page: Page): Promise<() => number> {
  let count = 0;
  await page.exposeFunction('plantedRuns', () => {
    count += 1;
  });
  await page.addInitScript(() => {
    const tell = () => {
      if (document.querySelector('[data-planted]') !== null)
        (window as unknown as { plantedRuns(): void }).plantedRuns();
    };
    document.addEventListener('DOMContentLoaded', tell);
    window.addEventListener('load', tell);
  });
  return () => count;
}

/** Whether an answer is a page with the markup in it, as markup. */
export async function showsMarkup(answer: APIResponse): Promise<boolean> {
  return /\bhtml\b/.test(answer.headers()['content-type'] ?? '') && (await answer.text()).includes(markup);
}
