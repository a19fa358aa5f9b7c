import type { Page } from '@playwright/test';

/**
 * Answers what a page wants from other hosts with an empty 200: a test must neither wait for a network that is not
 * there nor depend on one that is. A page that needs its own host only is not touched.
 */
export async function answerForeignRequests(page: Page, origin: string): Promise<void> {
  await page.route(
    (url) => url.protocol.startsWith('http') && url.origin !== origin,
    (route) => route.fulfill({ status: 200, body: '' }),
  );
}
