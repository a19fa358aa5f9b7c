import type { NoteType } from '../evidence/notes.ts';
import type { JudgedTest } from './record/record-test.ts';
import type { TestState } from './record/run-record.ts';

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

/** Sums up the tests of a run, once it has ended. */
export function summarizeRun(tests: readonly JudgedTest[]): RunSummary {
  const count = (...states: TestState[]) => tests.filter(({ state }) => states.includes(state)).length;
  const all = (state: TestState) => tests.filter((one) => one.state === state);
  return {
    passed: count('passed', 'known'),
    // Who is expected to fail and passes turns the run red.
    failed: count('failed', 'repaired'),
    skipped: count('skipped'),
    notRun: count('not run'),
    rows: summarizeRows(tests),
    defects: tally(all('known').flatMap((test) => descriptions(test, 'known defect'))),
    gone: [...new Set(all('repaired').flatMap((test) => descriptions(test, 'known defect')))].sort(),
    notices: tally(tests.flatMap((test) => descriptions(test, 'notice'))),
    skips: tally(all('skipped').map((test) => descriptions(test, 'skip', 'fixme')[0] ?? '')),
  };
}

function summarizeRows(tests: readonly JudgedTest[]): readonly CapabilityRow[] {
  const ids = new Set(tests.flatMap((test) => descriptions(test, 'capability')));
  return [...ids].sort().map((id) => {
    const claims = tests.filter((test) => descriptions(test, 'capability').includes(id));
    return summarizeRow(id, claims);
  });
}

function summarizeRow(id: string, claims: readonly JudgedTest[]): CapabilityRow {
  // A test may pass and say that it could not look at what would have proven the row.
  const proven = claims.filter((test) => !descriptions(test, 'not proven').includes(id));
  const passed = proven.filter(({ state }) => state === 'passed').length;
  const hasFailed = claims.some(({ state }) => ['failed', 'repaired', 'known'].includes(state));
  const defects = claims.filter(({ state }) => state === 'known').flatMap(defectsOf);
  return {
    id,
    mark: hasFailed ? 'N' : passed === claims.length ? 'Y' : passed > 0 ? '~' : '-',
    claimed: claims.length,
    passed,
    defects: [...new Set(defects)].sort(),
  };
}

/** Ids of the known defects that a test is about: the first word of `XF-003 the cache step is never shown`. */
export function defectsOf(test: JudgedTest): readonly string[] {
  return descriptions(test, 'known defect').map((defect) => defect.split(' ', 1).join());
}

/** What a test says of itself in annotations of these types, each thing once. */
export function descriptions(
  { annotations }: JudgedTest,
  ...types: (NoteType | 'skip' | 'fixme')[]
): readonly string[] {
  // A test and a describe block around it may both claim the same row.
  const found = annotations.filter(({ type }) => (types as string[]).includes(type));
  return [...new Set(found.map(({ description }) => description ?? ''))];
}

function tally(names: readonly string[]): readonly Counted[] {
  return [...new Set(names)]
    .sort()
    .map((what) => ({ what, count: names.filter((name) => name === what).length }));
}
