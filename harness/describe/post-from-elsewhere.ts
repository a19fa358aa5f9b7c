import type { Page } from '@playwright/test';
import type { HeldRequest } from './held-request.ts';

/** Nobody's, as the ending `.test` is kept for such things (RFC 2606). */
const elsewhere = 'http://elsewhere.test/';

/**
 * Lets a page of another site send a request in the browser of whoever visits it, as such a page can: a form as a form,
 * anything else by a script that may not read the answer.
 */
export async function postFromElsewhere(visitor: Page, held: HeldRequest): Promise<void> {
  const type = held.headers['content-type'] ?? '';
  const body = held.body?.toString('latin1') ?? '';
  const page = await visitor.context().newPage();
  const html = type.startsWith('application/x-www-form-urlencoded')
    ? formPage(held, new URLSearchParams(held.body?.toString() ?? ''))
    : scriptPage(held, type.startsWith('multipart/') ? type : 'text/plain', body);
  await page.route(elsewhere, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  const answered = page.waitForEvent('requestfinished', ({ url }) => url() === held.url).catch(() => {}); // or refused
  const refused = page.waitForEvent('requestfailed', ({ url }) => url() === held.url).catch(() => {}); // or answered
  await page.goto(elsewhere);
  await Promise.race([answered, refused]);
  await page.close();
}

function formPage({ url, method }: HeldRequest, fields: URLSearchParams): string {
  const inputs = [...fields].map(
    ([name, value]) => `<input name="${toHtml(name)}" value="${toHtml(value)}">`,
  );
  return `<!doctype html><form action="${toHtml(url)}" method="${method}">${inputs.join('')}</form>
    <script>HTMLFormElement.prototype.submit.call(document.forms[0])</script>`;
}

function scriptPage({ url, method }: HeldRequest, type: string, body: string): string {
  const bytes = JSON.stringify([...Buffer.from(body, 'latin1')]);
  return `<!doctype html><script>
    const body = new Blob([new Uint8Array(${bytes})], { type: ${JSON.stringify(type)} });
    fetch(${JSON.stringify(url)}, { method: ${JSON.stringify(method)}, mode: 'no-cors', credentials: 'include', body });
  </script>`;
}

function toHtml(text: string): string {
  return text.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
