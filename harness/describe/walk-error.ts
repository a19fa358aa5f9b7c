import type { Page } from '@playwright/test';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';

/** So much of a page helps to recognise it. */
const most = 12;

/** What a page shows instead of what was expected, without any value of a field. */
export async function walkError(
  page: Page,
  headline: string,
  {
    cause,
    wayOut = [text('describe.walkWayOut')],
  }: { readonly cause?: Error; readonly wayOut?: readonly string[] } = {},
): Promise<ExplainedError> {
  const seen = await page.evaluate(lookAround).catch(() => undefined); // a page that is gone shows nothing
  const { pathname } = new URL(page.url());
  const list = (words: readonly string[] = []) =>
    words.length === 0 ? text('describe.none') : words.slice(0, most).join(', ');
  return new ExplainedError({
    headline,
    facts: [
      text('describe.fact.address', { value: pathname }),
      text('describe.fact.headings', { value: list(seen?.headings) }),
      text('describe.fact.fields', { value: list(seen?.fields) }),
      text('describe.fact.controls', { value: list(seen?.controls) }),
      ...(seen === undefined || seen.alerts.length === 0
        ? []
        : [text('describe.fact.alerts', { value: list(seen.alerts) })]),
    ],
    wayOut,
    cause,
  });
}

/** Runs in the page. */
function lookAround() {
  const isVisible = (element: Element) => element.checkVisibility();
  const words = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 80);
  const read = (css: string, name: (element: Element) => string | null) => [
    ...new Set(
      [...document.querySelectorAll(css)]
        .filter(isVisible)
        .map((element) => name(element) ?? '')
        .filter((each) => each !== ''),
    ),
  ];
  return {
    headings: read('h1, h2, h3, h4, h5, h6, [role=heading]', words),
    fields: read('input:not([type=hidden], [type=submit], [type=button]), select, textarea', (element) => {
      const [label] = (element as HTMLInputElement).labels ?? [];
      return element.getAttribute('name') ?? element.id ?? (label === undefined ? null : words(label));
    }),
    controls: read('button, [role=button], input[type=submit], input[type=button], a[href]', (element) =>
      element instanceof HTMLInputElement ? element.value : words(element),
    ),
    alerts: read('[role=alert], .error, .alert, .alert-danger, .invalid-feedback, .errorbox', words),
  };
}
