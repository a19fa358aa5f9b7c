import type { TextKey } from '../language/en.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { said } from '../language/said.ts';
import { text } from '../language/text.ts';
import type { Screen } from '../targets/screens.ts';
import type { ServedPage } from './served-page.ts';

/** Where a walk over HTTP ended that should have gone on. */
export interface Standstill {
  readonly wanted: Screen;
  readonly page: ServedPage;
  readonly met: readonly Screen[];
}

/** Whether a failure says that a walk ended before the screen that a test is about. */
export function isStandstill(message: string): boolean {
  return new RegExp(said('walk.met')).test(message);
}

/** Says how far the walk came, what the page there says, and how to look at it. */
export function walkError(headline: TextKey, { wanted, page, met }: Standstill): ExplainedError {
  return new ExplainedError({
    headline: text(headline, { wanted, screen: page.screen ?? '-', status: page.status }),
    facts: [text('fact.url', { value: page.url }), text('walk.met', { screens: met.join(', ') })],
    quote: [page.excerpt(12)],
    wayOut: [text('walk.wayOut', { url: page.url.replace(/\/install\/.*$/, '/install/') })],
  });
}
