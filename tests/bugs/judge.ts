import type { Bug } from '../../fixtures/reference-wizard/bugs/bug.ts';
import type { FailureLine, ProjectReport } from './failure-reporter.ts';
import { grepFor, planBug } from './plan.ts';
import type { ListedSpec, Suite } from './run-specs.ts';
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

/** How many specs are guessed at first. */
const guesses = 5;

/**
 * Runs each bug against the spec that caught it first the last time, else against those of its rows that speak most of
 * what it breaks; all in one run.
 * @param known names of the specs that caught it
 * @param onCatch told of each catch when it happens
 * @returns the verdicts on those that are caught
 */
export async function tryFew(
  bugs: readonly Bug[],
  { specs, run }: Suite,
  known: (bug: Bug) => readonly SpecName[],
  { workers, onCatch }: { readonly workers: number; readonly onCatch: (verdict: Verdict) => void },
): Promise<Verdict[]> {
  if (bugs.length === 0) return [];
  const plan = bugs.map((bug) => {
    const last = specs.find(({ name }) => name === known(bug)[0]);
    return planBug(bug.id, last === undefined ? guess(bug, nearOf(bug, specs)) : [last]);
  });
  const told = new Set<string>();
  const onFailure = ({ project: id, spec, elapsedMs }: FailureLine) => {
    if (!told.has(id)) onCatch({ id, caughtBy: [spec], isOnlyOne: false, isDead: false, elapsedMs });
    told.add(id);
  };
  const report = await run({ plan, workers, onFailure });
  const verdicts = plan.map(({ bug }) => toVerdict(bug, report[bug]));
  return verdicts.filter(({ caughtBy, isDead }) => caughtBy.length > 0 || isDead);
}

/**
 * Runs the specs against one bug until one of them fails: all of the rows that it breaks, then all there are.
 * @param isThorough goes on after the first failure, to know whether more than one of its rows' specs catches it
 */
export async function searchCatch(bug: Bug, { specs, run }: Suite, isThorough: boolean): Promise<Verdict> {
  const near = nearOf(bug, specs);
  let elapsedMs = 0;
  for (const round of [near, specs]) {
    const isSearch = isThorough && round === near;
    const plan = [planBug(bug.id, round)];
    const { [bug.id]: report } = await run({ plan, maxFailures: isSearch ? 2 : 1, workers: 1 });
    elapsedMs += report?.elapsedMs ?? 0;
    const verdict = toVerdict(bug.id, report);
    if (verdict.caughtBy.length === 0 && !verdict.isDead) continue;
    return { ...verdict, elapsedMs, isOnlyOne: isSearch && verdict.caughtBy.length === 1 };
  }
  return { ...toVerdict(bug.id, undefined), elapsedMs };
}

/** The specs of the rows that a bug breaks. */
function nearOf({ rows }: Bug, specs: readonly ListedSpec[]): readonly ListedSpec[] {
  return specs.filter((spec) => spec.rows.some((row) => rows.includes(row)));
}

function toVerdict(id: string, report: ProjectReport | undefined): Verdict {
  const { failures = [], isDead = false, elapsedMs = 0 } = report ?? {};
  return { id, caughtBy: isDead ? [] : failures, isDead, isOnlyOne: false, elapsedMs };
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

/**
 * Takes back what was no catch: a spec that fails on the clean wizard too.
 * @returns the verdicts, without such failures
 */
export async function proveCatches(
  verdicts: readonly Verdict[],
  { specs, run }: Suite,
  workers: number,
): Promise<Verdict[]> {
  const catching = new Set(verdicts.flatMap(({ caughtBy }) => caughtBy));
  if (catching.size === 0) return [...verdicts];
  const grep = grepFor(specs.filter(({ name }) => catching.has(name)));
  const { wizard } = await run({ grep, workers });
  return verdicts.map((verdict) => ({
    ...verdict,
    caughtBy: verdict.caughtBy.filter((spec) => !wizard?.failures.includes(spec)),
  }));
}
