import type { Locator, Page } from '@playwright/test';
import { findBarriers } from '../wizard/barriers.ts';
import { findDeadLinks } from './dead-links.ts';
import { findUnnamed } from './find-unnamed.ts';
import { goRoundByTab } from './go-round-by-tab.ts';

/** A control of a page that the description names. */
export interface NamedControl {
  readonly name: string;
  readonly control: Locator;
  /** Whether something is answered there; else it is pressed. */
  readonly isField: boolean;
  /** Whether what is typed there may be seen by nobody. */
  readonly isSecret: boolean;
}

/** What one page is, as a browser shows it. */
export interface PageLook {
  readonly title: string;
  readonly language: string;
  readonly address: string;
  readonly source: string;
  /** What scripts of the page can read in the storage of the browser, and in its cookies. */
  readonly stored: string;
  /** What shuts somebody out, as axe takes it: serious or critical. */
  readonly barriers: readonly string[];
  /** Of the fields that are named: those that say nothing to who does not see them. */
  readonly unnamed: readonly string[];
  /** Fields that show a secret while it is typed; undefined where none is asked for. */
  readonly unhidden: readonly string[] | undefined;
  /** Its links into the application, and its own address, that lead to an error. */
  readonly deadLinks: readonly string[];
  /** So many pixels are beside a window that is 320 wide. */
  readonly besidePx: number;
  /** Of the controls that are named: those that Tab does not come to. */
  readonly untabbed: readonly string[];
}

/** The width of a phone, and of a desktop window that is enlarged four times. */
const narrowPx = 320;

const weighty = ['serious', 'critical'];
/** What of the page is looked at by itself: one fault is told once. */
const toldElsewhere = ['document-title', 'html-has-lang'];

/**
 * Looks at a page that brings axe along, without leaving it.
 * @param isOver all is installed: the address of this page may be closed to everybody else
 */
export async function lookAtPage(
  page: Page,
  named: readonly NamedControl[],
  isOver = false,
): Promise<PageLook> {
  await page.waitForLoadState();
  const seen: NamedControl[] = [];
  for (const each of named)
    if ((await each.control.isVisible()) && (await each.control.isEnabled())) seen.push(each);
  const barriers = await findBarriers(page, 'criteria');
  return {
    title: await page.title(),
    language: await page.evaluate(() => document.documentElement.lang),
    address: page.url(),
    source: await page.content(),
    stored: await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    ),
    barriers: barriers
      .filter(({ rule, impact }) => weighty.includes(impact) && !toldElsewhere.includes(rule))
      .map(({ rule, element, why }) => `${element}: ${why} (${rule})`),
    unnamed: await findUnnamed(seen.filter(({ isField }) => isField)),
    unhidden: await findUnhidden(seen.filter(({ isSecret }) => isSecret)),
    deadLinks: await findDeadLinks(page, isOver ? [] : [page.url()]),
    besidePx: await measureBeside(page),
    // At last: some pages complain of a field as soon as it is left empty.
    untabbed: await goRoundByTab(page, seen),
  };
}

async function findUnhidden(secrets: readonly NamedControl[]): Promise<string[] | undefined> {
  if (secrets.length === 0) return undefined;
  const shown: string[] = [];
  for (const { name, control } of secrets) {
    const isHidden = await control.evaluate(
      (field) =>
        field.matches('[type=password]') ||
        !['', 'none'].includes(getComputedStyle(field).getPropertyValue('-webkit-text-security')),
    );
    if (!isHidden) shown.push(name);
  }
  return shown;
}

async function measureBeside(page: Page): Promise<number> {
  const usual = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: narrowPx, height: usual.height });
  const px = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  await page.setViewportSize(usual);
  return px;
}
