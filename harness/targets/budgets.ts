import type { Screen } from './screens.ts';

/** What one screen cost, from the click that led to it until it was there. */
export interface StepMeasure {
  readonly screen: Screen;
  /** From the click until the last byte of the page, redirects and all that the server did before them included. */
  readonly ms: number;
  /** Those that went out: what the browser had kept is none, what a redirect leads to is one more. */
  readonly requests: number;
  /** As they came over the wire, headers included; those of other hosts are not known. */
  readonly bytes: number;
}

/** What a screen may cost. */
export interface Budget {
  /** Drawn into the report and nothing more: machines are noisy, and a test that fails by their mood is worth nothing. */
  readonly ms: number;
  readonly requests: number;
  readonly bytes: number;
}

/** The budgets of a wizard; a screen without one is measured and not judged. */
export type Budgets = Readonly<Partial<Record<Screen, Budget>>>;

export const noBudget: Budget = { ms: Infinity, requests: Infinity, bytes: Infinity };
