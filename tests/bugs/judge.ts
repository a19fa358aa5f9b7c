import type { Bug } from '../../fixtures/reference-wizard/bugs/bug.ts';
import { type FinishedRun, type ListedSpec, runSpecs } from './run-specs.ts';
import type { SpecName } from './spec-name.ts';

/** What the suite made of one bug. */
export interface Verdict {
  readonly id: string;
  /** The specs that failed, the first one first; none where the bug survived. */
  readonly caughtBy: readonly SpecName[];
  /** Whether all specs of its rows were run and only one of them failed. */
  readonly isOnlyOne: boolean;
  readonly elapsedMs: number;
  /** The wizard does not even start with it: a bug that says nothing about the suite. */
  readonly isDead: boolean;
}

export interface JudgeOptions {
  readonly specs: readonly ListedSpec[];
  /** Those that caught it the last time. */
  readonly known: readonly SpecName[];
  /** Looks for a second catch among the specs of its rows. */
  readonly isThorough: boolean;
}

/**
 * Runs the specs against one bug until one of them fails: those that caught it the last time, then those of the rows
 * that it breaks, then all.
 * @throws when the wizard cannot be built with it
 */
export async function judgeBug(bug: Bug, { specs, known, isThorough }: JudgeOptions): Promise<Verdict> {
  const near = specs.filter(({ rows }) => rows.some((row) => bug.rows.includes(row)));
  const last = specs.filter(({ name }) => known.includes(name));
  const rounds = [...(isThorough ? [] : [last]), near, specs].filter((round) => round.length > 0);
  let elapsedMs = 0;
  for (const round of rounds) {
    const isSearch = isThorough && round === near;
    const chosen = round === specs ? {} : { specs: round };
    const run = await runSpecs({ bug: bug.id, ...chosen, maxFailures: isSearch ? 2 : 1 });
    elapsedMs += run.elapsedMs;
    const isOver = run.failures.length > 0 || !run.hasStarted;
    if (isOver) return toVerdict(bug, run, { isOnlyOne: isSearch && run.failures.length === 1, elapsedMs });
  }
  return { id: bug.id, caughtBy: [], isOnlyOne: false, isDead: false, elapsedMs };
}

function toVerdict(
  { id }: Bug,
  { failures, hasStarted }: FinishedRun,
  facts: Pick<Verdict, 'isOnlyOne' | 'elapsedMs'>,
): Verdict {
  return { id, caughtBy: failures.map(({ spec }) => spec), isDead: !hasStarted, ...facts };
}

/**
 * Takes back what was no catch: a spec that fails on the clean wizard too.
 * @returns the verdicts, without such failures
 */
export async function proveCatches(
  verdicts: readonly Verdict[],
  specs: readonly ListedSpec[],
  workers: number,
): Promise<Verdict[]> {
  const catching = new Set(verdicts.flatMap(({ caughtBy }) => caughtBy));
  if (catching.size === 0) return [...verdicts];
  const clean = await runSpecs({ specs: specs.filter(({ name }) => catching.has(name)), workers });
  const unreliable = new Set(clean.failures.map(({ spec }) => spec));
  return verdicts.map((verdict) => ({
    ...verdict,
    caughtBy: verdict.caughtBy.filter((spec) => !unreliable.has(spec)),
  }));
}
