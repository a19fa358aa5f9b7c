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

/** How many specs are guessed at first. */
const guesses = 15;

/**
 * Runs the specs against one bug until one of them fails: those that caught it the last time, else those of its rows
 * that speak most of what it breaks; then all of its rows, then all there are.
 * @throws when the wizard cannot be built with it
 */
export async function judgeBug(bug: Bug, { specs, known, isThorough }: JudgeOptions): Promise<Verdict> {
  const near = specs.filter(({ rows }) => rows.some((row) => bug.rows.includes(row)));
  const last = specs.filter(({ name }) => known.includes(name));
  const first = last.length > 0 ? last : guess(bug, near);
  const rounds = [...(isThorough ? [] : [first]), near, specs].filter((round) => round.length > 0);
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

/** Titles say what they are about, and so do those of bugs: the more words they share, the likelier is a catch. */
function guess({ id, title }: Bug, near: readonly ListedSpec[]): readonly ListedSpec[] {
  const wanted = wordsOf(`${id} ${title}`);
  const scored = near.map((spec) => ({
    spec,
    score: wordsOf(spec.name).filter((word) => wanted.includes(word)).length,
  }));
  return scored
    .sort((one, other) => other.score - one.score)
    .slice(0, guesses)
    .map(({ spec }) => spec);
}

/** Without their endings, so that "passwords" is "password". */
function wordsOf(text: string): string[] {
  const long = text.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  return [...new Set(long.map((word) => word.slice(0, 5)))];
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
