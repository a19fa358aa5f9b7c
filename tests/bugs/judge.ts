import type { Bug } from '../../fixtures/reference-wizard/bugs/bug.ts';
import type { Failure } from './failure-reporter.ts';
import { type ListedSpec, runSpecs } from './run-specs.ts';

/** What the suite made of one bug. */
export interface Verdict {
  readonly id: string;
  /** The specs that failed, at most two; none where the bug survived. */
  readonly caughtBy: readonly Failure[];
  /** Whether all specs of its rows were run and only one of them failed. */
  readonly isOnlyOne: boolean;
  readonly elapsedMs: number;
  /** The wizard does not even start with it: a bug that says nothing about the suite. */
  readonly isDead: boolean;
}

/** One catch is enough; the second tells that the first spec is not the only one. */
const enough = 2;

/**
 * Runs the specs of the rows that a bug breaks, and all the others only when none of them fails.
 * @throws when the wizard cannot be built with it
 */
export async function judgeBug(bug: Bug, specs: readonly ListedSpec[]): Promise<Verdict> {
  const near = specs.filter(({ rows }) => rows.some((row) => bug.rows.includes(row)));
  const first = await runSpecs({ bug: bug.id, places: uniquePlaces(near), maxFailures: enough });
  const isCaught = first.failures.length > 0 || !first.hasStarted;
  const run = isCaught ? first : await runSpecs({ bug: bug.id, maxFailures: 1 });
  return {
    id: bug.id,
    caughtBy: run.failures.slice(0, enough),
    isOnlyOne: isCaught && first.failures.length === 1,
    elapsedMs: isCaught ? first.elapsedMs : first.elapsedMs + run.elapsedMs,
    isDead: !run.hasStarted,
  };
}

/**
 * Takes back what was no catch: a spec that fails on the clean wizard too.
 * @returns the verdicts, without such failures
 */
export async function proveCatches(verdicts: readonly Verdict[], workers: number): Promise<Verdict[]> {
  const places = [...new Set(verdicts.flatMap(({ caughtBy }) => caughtBy.map(({ place }) => place)))];
  if (places.length === 0) return [...verdicts];
  const clean = await runSpecs({ places, workers });
  const unreliable = new Set(clean.failures.map(({ spec }) => spec));
  return verdicts.map((verdict) => ({
    ...verdict,
    caughtBy: verdict.caughtBy.filter(({ spec }) => !unreliable.has(spec)),
  }));
}

function uniquePlaces(specs: readonly ListedSpec[]): string[] {
  return [...new Set(specs.map(({ place }) => place))];
}
