import type { TestCase } from '@playwright/test/reporter';

/** Y: all its tests passed. N: one failed. ~: some passed, the others did not run. -: none ran. */
export type Mark = 'Y' | 'N' | '~' | '-';

export interface CapabilityRow {
  readonly id: string;
  readonly mark: Mark;
  /** How many tests claim the row, and how many of them passed. */
  readonly claimed: number;
  readonly passed: number;
  /** Ids of the known defects that make it an N. */
  readonly defects: readonly string[];
}

/** What a run showed, ready to be printed in any form. */
export interface RunSummary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly notRun: number;
  readonly rows: readonly CapabilityRow[];
  /** Known defects by name, with the count of tests that failed because of them. */
  readonly defects: readonly Counted[];
  /** Known defects that are not seen any more. */
  readonly gone: readonly string[];
  /** What passed tests want to be known: what they could not look at. */
  readonly notices: readonly Counted[];
  /** Why tests were skipped; an empty text stands for no reason given. */
  readonly skips: readonly Counted[];
}

export interface Counted {
  readonly what: string;
  readonly count: number;
}

type State = 'passed' | 'failed' | 'failed as known' | 'skipped' | 'not run';
interface Told {
  readonly test: TestCase;
  readonly state: State;
}

/** Sums up the tests of a run, once it has ended. */
export function summarizeRun(tests: readonly TestCase[]): RunSummary {
  const told = tests.map((test) => ({ test, state: stateOf(test) }));
  const count = (...states: State[]) => told.filter(({ state }) => states.includes(state)).length;
  const all = (state: State) => told.filter((one) => one.state === state).map(({ test }) => test);
  // Failed although expected to fail: it passed.
  const fixed = all('failed').filter((test) => test.results.at(-1)?.status === 'passed');
  return {
    passed: count('passed', 'failed as known'),
    failed: count('failed'),
    skipped: count('skipped'),
    notRun: count('not run'),
    rows: summarizeRows(told),
    defects: tally(all('failed as known').flatMap((test) => descriptions(test, 'known defect'))),
    gone: [...new Set(fixed.flatMap((test) => descriptions(test, 'known defect')))].sort(),
    notices: tally(told.flatMap(({ test }) => descriptions(test, 'notice'))),
    skips: tally(all('skipped').map((test) => descriptions(test, 'skip', 'fixme')[0] ?? '')),
  };
}

function stateOf(test: TestCase): State {
  const outcome = test.outcome();
  if (outcome === 'unexpected') return 'failed';
  if (outcome !== 'skipped') return test.expectedStatus === 'failed' ? 'failed as known' : 'passed';
  const wasSkipped =
    test.expectedStatus === 'skipped' && test.results.some((result) => result.status === 'skipped');
  return wasSkipped ? 'skipped' : 'not run';
}

function summarizeRows(told: readonly Told[]): readonly CapabilityRow[] {
  const ids = new Set(told.flatMap(({ test }) => descriptions(test, 'capability')));
  return [...ids].sort().map((id) => {
    const claims = told.filter(({ test }) => descriptions(test, 'capability').includes(id));
    return summarizeRow(id, claims);
  });
}

function summarizeRow(id: string, claims: readonly Told[]): CapabilityRow {
  // A test may pass and say that it could not look at what would have proven the row.
  const proven = claims.filter(({ test }) => !descriptions(test, 'not proven').includes(id));
  const passed = proven.filter(({ state }) => state === 'passed').length;
  const known = claims.filter(({ state }) => state === 'failed as known');
  const hasFailed = known.length > 0 || claims.some(({ state }) => state === 'failed');
  const defects = known.flatMap(({ test }) => descriptions(test, 'known defect').map(idOf));
  return {
    id,
    mark: hasFailed ? 'N' : passed === claims.length ? 'Y' : passed > 0 ? '~' : '-',
    claimed: claims.length,
    passed,
    defects: [...new Set(defects)].sort(),
  };
}

/** The first word of `XF-003 the cache step is never shown`. */
function idOf(defect: string): string {
  return defect.split(' ', 1).join();
}

function descriptions(test: TestCase, ...types: string[]): readonly string[] {
  // A test and a describe block around it may both claim the same row.
  const found = test.annotations.filter(({ type }) => types.includes(type));
  return [...new Set(found.map(({ description }) => description ?? ''))];
}

function tally(names: readonly string[]): readonly Counted[] {
  return [...new Set(names)]
    .sort()
    .map((what) => ({ what, count: names.filter((name) => name === what).length }));
}
