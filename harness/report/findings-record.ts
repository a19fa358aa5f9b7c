import type { RecordedTest, RunRecord } from './record/run-record.ts';
import { type Counted, defectsOf, tallySkips } from './run-summary.ts';
import { nameSpec } from './spec-name.ts';

/** Enough for what was expected and the first of what came in its place. */
const shownLines = 12;

/** A spec that failed, and what it said and saw. */
export interface Evidence {
  /** `<file> > <title>`. */
  readonly spec: string;
  /** The first lines of the failure. */
  readonly says: string;
  /** Absolute path of what the person saw. */
  readonly picture?: string | undefined;
}

/** What one run showed of the known defects of its target. */
export interface FindingsRecord {
  readonly target: string;
  /** The application's commit, where its folder is a checkout. */
  readonly commit: string | undefined;
  readonly browser: string;
  readonly at: string;
  readonly passed: number;
  /** Specs that failed as a known defect says, by its id. */
  readonly seen: Readonly<Record<string, readonly Evidence[]>>;
  /** Specs that a known defect kept from what they are about, by its id. */
  readonly waiting: Readonly<Record<string, readonly Evidence[]>>;
  /** Failures that no known defect explains: nobody has judged them yet. */
  readonly unjudged: readonly Evidence[];
  /** Why tests did not run, each reason with its count: what was not examined. */
  readonly skips: readonly Counted[];
}

/** What a run of the wizard's specs has seen of the defects of its target. */
export function collectFindings(record: RunRecord): FindingsRecord {
  const { target, commit, browserVersion: browser = record.browser, at, tests } = record;
  const ran = tests.filter(({ project }) => project === 'wizard');
  const inState = (...states: RecordedTest['state'][]) => ran.filter(({ state }) => states.includes(state));
  return {
    target,
    commit,
    browser,
    at,
    passed: inState('passed').length,
    seen: collect(inState('known')),
    waiting: collect(inState('blocked')),
    unjudged: inState('failed', 'repaired').map(toEvidence),
    skips: tallySkips(ran),
  };
}

function collect(tests: readonly RecordedTest[]): Record<string, Evidence[]> {
  const found: Record<string, Evidence[]> = {};
  for (const test of tests) {
    for (const id of defectsOf(test)) {
      found[id] ??= [];
      found[id].push(toEvidence(test));
    }
  }
  return found;
}

function toEvidence(test: RecordedTest): Evidence {
  const lines = (test.failure?.message ?? '').split('\n').filter((line) => line.trim() !== '');
  const { picture } = test.failure ?? {};
  return { spec: nameSpec(test), says: lines.slice(0, shownLines).join('\n'), picture };
}
