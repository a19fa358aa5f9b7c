import { type Page, request } from '@playwright/test';
import { settings } from '../config/env.ts';

/**
 * Follows each link that a page shows to its own application as somebody new would who was sent it: in a fresh session,
 * with the page as referrer, so that nothing changes for whoever is on the page.
 * @param own the address of the page itself, where that has to answer too
 * @returns what ends with an error, such as `405 /install/step (by /lang/fr)`
 */
export async function findDeadLinks(page: Page, own: readonly string[] = [page.url()]): Promise<string[]> {
  const here = new URL(page.url());
  const hrefs = await page
    .locator('a[href]')
    .filter({ visible: true })
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  const addresses = [...own, ...hrefs].map(withoutFragment);
  const stranger = await request.newContext({
    ignoreHTTPSErrors: settings.readiness.ignoresHttpsErrors,
    extraHTTPHeaders: { referer: here.href },
  });
  const dead: string[] = [];
  for (const address of new Set(addresses.filter((url) => new URL(url).origin === here.origin))) {
    const response = await stranger.get(address);
    if (response.ok()) continue;
    const [end, begin] = [response.url(), address].map((url) => url.slice(here.origin.length));
    dead.push(end === begin ? `${response.status()} ${end}` : `${response.status()} ${end} (by ${begin})`);
  }
  await stranger.dispose();
  return dead;
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '');
}
