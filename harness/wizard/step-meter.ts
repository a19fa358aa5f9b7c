import type { Page } from '@playwright/test';
import type { StepMeasure } from '../targets/budgets.ts';
import type { Screen } from '../targets/screens.ts';

/** Measures what the screens cost that somebody walks through in a tab. */
export class StepMeter {
  readonly #page: Page;
  readonly #measures: StepMeasure[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  /** What was read up to now, in the order of the way. */
  get measures(): readonly StepMeasure[] {
    return this.#measures;
  }

  /** Reads what the screen has cost that is shown. */
  async read(screen: Screen): Promise<void> {
    await this.#page.waitForLoadState('load');
    this.#measures.push({ screen, ...(await this.#page.evaluate(readCost)) });
  }
}

/** Runs in the page: the browser's own book has the sizes on the wire, which no listener outside is told. */
function readCost(): Omit<StepMeasure, 'screen'> {
  const [page] = performance.getEntriesByType('navigation') as [PerformanceNavigationTiming];
  const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  // What came out of the browser's cache has no size; of other hosts it never tells one.
  const sent = files.filter(
    ({ name, transferSize }) => transferSize > 0 || new URL(name).origin !== window.origin,
  );
  return {
    ms: Math.round(page.responseEnd),
    requests: 1 + page.redirectCount + sent.length,
    bytes: sent.reduce((sum, { transferSize }) => sum + transferSize, page.transferSize),
  };
}
