import type { Screen } from './screens.ts';

/** What the log says while the wizard is walked through, step by step. A line that neither must nor may come is news. */
export interface StepLines {
  /** By the screen whose answers are taken. */
  readonly must: Readonly<Partial<Record<Screen, readonly RegExp[]>>>;
  /** At any step. */
  readonly may: readonly RegExp[];
}
