import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axeCore from 'axe-core';
import type { RunOptions } from 'axe-core';
import type { Language } from '../language/text.ts';

/** How many people it shuts out, and how firmly; axe's own words. */
export type Impact = 'minor' | 'moderate' | 'serious' | 'critical';

/** Something on a page that shuts somebody out. */
export interface Barrier {
  readonly rule: string;
  readonly impact: Impact;
  /** Selector of the element. */
  readonly element: string;
  readonly why: string;
}

/** WCAG 2.2 in its levels A and AA, with all that came before it. */
const criteria = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** No criterion asks for them by name; who hears a page instead of seeing it finds the way by them. */
const structure = [
  ...['heading-order', 'empty-heading', 'page-has-heading-one'],
  ...['landmark-one-main', 'landmark-no-duplicate-main', 'landmark-no-duplicate-banner', 'landmark-unique'],
  ...['region', 'skip-link', 'tabindex'],
];

/** They judge what a page looks like, so that its colours and its window matter to them alone. */
const looks = ['color-contrast', 'link-in-text-block', 'target-size'];

/** Tabs and menus that a script of another host makes whole: without it they lack what they have for people. */
const unfinished = ['aria-required-children', 'aria-required-parent'];

/** `words` is all but the looks, `bare` what can be told of a page without the styles and scripts of other hosts. */
const choices = {
  criteria: { runOnly: { type: 'tag', values: criteria } },
  words: { runOnly: { type: 'tag', values: criteria }, rules: switchOff(looks) },
  bare: { runOnly: { type: 'tag', values: criteria }, rules: switchOff([...looks, ...unfinished]) },
  looks: { runOnly: { type: 'rule', values: looks } },
  structure: { runOnly: { type: 'rule', values: structure } },
} as const satisfies Record<string, RunOptions>;

/** A part of the rules. */
export type RuleChoice = keyof typeof choices;

/**
 * From now on each page brings axe along. As a script of the browser's: a page's own policy lets no other in, and sent
 * with each question it would be half a megabyte of each trace, as often as somebody looks.
 */
export async function bringAxe(page: Page, language: Language): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  await page.addInitScript({ path: resolve('axe-core/axe.min.js') });
  if (language === 'en') return;
  const { default: locale } = await import('axe-core/locales/fr.json', { with: { type: 'json' } });
  await page.addInitScript(`axe.configure(${JSON.stringify({ locale })})`);
}

/** What a page that brings axe along has against these rules as it is shown now. */
export function findBarriers(page: Page, choice: RuleChoice): Promise<Barrier[]> {
  // Without `preload` axe would ask for each style sheet again, for a rule about videos.
  return page.evaluate(runAxe, { ...choices[choice], resultTypes: ['violations'], preload: false });
}

function switchOff(rules: readonly string[]) {
  return Object.fromEntries(rules.map((rule) => [rule, { enabled: false }]));
}

/** Runs in the browser: it may use nothing of this file. */
async function runAxe(options: object): Promise<Barrier[]> {
  // A colour on its way to another one is no colour anybody reads.
  for (const animation of document.getAnimations())
    if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
  const { axe } = window as unknown as { axe: typeof axeCore };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id: rule, impact, help, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const [detail] = [...any, ...all, ...none];
      const why = detail === undefined ? help : `${help}: ${detail.message}`;
      return { rule, impact: impact ?? 'minor', element: target.join(' '), why };
    }),
  );
}
