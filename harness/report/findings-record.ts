import type { RecordedTest, RunRecord } from './record/run-record.ts';
import { defectsOf } from './run-summary.ts';
import { nameSpec } from './spec-name.ts';

/** Enough for what was expected and the first of what came in its place. */
const shownLines = 12;

/** A spec that failed, for who wants to look at it in the report. */
export interface Evidence {
  /** `<file> > <title>`. */
  readonly spec: string;
  /** As the HTML report names it in its addresses. */
  readonly testId: string;
  /** The first lines of the failure. */
  readonly says: string;
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
  /** Failures that no known defect explains: nobody has judged them yet. */
  readonly unjudged: readonly Evidence[];
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
    seen: collectSeen(inState('known')),
    unjudged: inState('failed', 'repaired').map(toEvidence),
  };
}

function collectSeen(tests: readonly RecordedTest[]): Record<string, Evidence[]> {
  const seen: Record<string, Evidence[]> = {};
  for (const test of tests) {
    const [id] = defectsOf(test);
    if (id === undefined) continue;
    seen[id] ??= [];
    seen[id].push(toEvidence(test));
  }
  return seen;
}

function toEvidence(test: RecordedTest): Evidence {
  const lines = (test.failure?.message ?? '').split('\n').filter((line) => line.trim() !== '');
  return { spec: nameSpec(test), testId: test.id, says: lines.slice(0, shownLines).join('\n') };
}
