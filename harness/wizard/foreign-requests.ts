import type { Page } from '@playwright/test';

/**
 * Answers what a page wants from other hosts with an empty 200: a test must neither wait for a network that is not
 * there nor depend on one that is. A page that needs its own host only is not touched.
 */
export async function answerForeignRequests(page: Page, origin: string): Promise<void> {
  const { hostname } = new URL(origin);
  await page.route(
    (url) => url.protocol.startsWith('http') && url.hostname !== hostname,
    (route) => route.fulfill({ status: 200, body: '' }),
  );
}
