import type { Page, Request } from '@playwright/test';
import type { PageReading } from './page-reading.ts';
import { readPage } from './read-page.ts';

/** What somebody meets at an address. */
export interface Visit {
  readonly reading: PageReading;
  /** Of the first answer, before it led anywhere. */
  readonly status: number;
  /** Where the first answer led, if it did: a path. */
  readonly leadsTo: string | undefined;
  /** What was sent for the page that is shown. */
  readonly body: string;
}

/** Opens a path and waits until the page has come to rest. */
export async function visit(page: Page, path: string): Promise<Visit> {
  const response = await page.goto(`.${path}`);
  const first = await firstOf(response?.request())?.response();
  const location = first?.headers()['location'];
  const body = (await response?.text().catch(() => '')) ?? ''; // of a page that went on there is none
  return {
    reading: await readPage(page),
    status: first?.status() ?? 0,
    leadsTo: location === undefined ? undefined : new URL(location, first?.url()).pathname,
    body,
  };
}

function firstOf(request: Request | undefined): Request | undefined {
  for (let each = request; ; each = each.redirectedFrom() ?? undefined) {
    if (each === undefined || each.redirectedFrom() === null) return each;
  }
}
