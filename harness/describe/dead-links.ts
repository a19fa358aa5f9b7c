import type { Page } from '@playwright/test';

/**
 * Follows each link of a page to its own application as somebody new would who was sent it: in a fresh session, with the
 * page as referrer, so that nothing changes for whoever is on the page.
 * @param own the address of the page itself, where that has to answer too
 * @returns what ends with an error, such as `405 /install/step (by /lang/fr)`
 */
export async function findDeadLinks(page: Page, own: readonly string[] = [page.url()]): Promise<string[]> {
  const here = new URL(page.url());
  const hrefs = await page
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  const addresses = [...own, ...hrefs]
    .map(withoutFragment)
    .filter((url) => new URL(url).origin === here.origin);
  const stranger = await page.context().browser()?.newContext({ ignoreHTTPSErrors: true });
  const dead: string[] = [];
  for (const address of new Set(addresses)) {
    const options = { headers: { referer: here.href }, failOnStatusCode: false };
    const response = await stranger?.request.get(address, options);
    if (response === undefined || response.status() < 400) continue;
    const [end, begin] = [response.url(), address].map((url) => url.slice(here.origin.length));
    dead.push(end === begin ? `${response.status()} ${end}` : `${response.status()} ${end} (by ${begin})`);
  }
  await stranger?.close();
  return dead;
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '');
}
