import type { NoteType } from '../evidence/notes.ts';
import type { JudgedTest } from './record/record-test.ts';
import { type TestState, testStates } from './record/run-record.ts';
import { nameSpec } from './spec-name.ts';

/**
 * Y: all its tests passed. N: one failed. B: one failed before it came to what it is about, and none otherwise. ~: some
 * passed, the others did not run. -: none ran.
 */
export type Mark = 'Y' | 'N' | 'B' | '~' | '-';

export interface CapabilityRow {
  readonly id: string;
  readonly mark: Mark;
  /** How many tests claim the row, and how many of them passed. */
  readonly claimed: number;
  readonly passed: number;
  /** Ids of the known defects that make it an N or a B. */
  readonly defects: readonly string[];
}

/** What a run showed, ready to be printed in any form. */
export interface RunSummary {
  /** How many tests let the run be green and turn it red, as its last line says it to programs. */
  readonly passed: number;
  readonly failed: number;
  /** How many tests ended how. */
  readonly counts: Readonly<Record<TestState, number>>;
  readonly rows: readonly CapabilityRow[];
  /** Known defects by name, with the count of tests that failed because of them. */
  readonly defects: readonly Counted[];
  /** Known defects that are not seen any more. */
  readonly gone: readonly string[];
  /** What passed tests want to be known: what they could not look at. */
  readonly notices: readonly Counted[];
  /** The tests that failed, and passed when they were tried again, by file and title. */
  readonly flaky: readonly string[];
  /** Why tests were skipped; an empty text stands for no reason given. */
  readonly skips: readonly Counted[];
}

export interface Counted {
  readonly what: string;
  readonly count: number;
}

/**
 * Sums up the tests of a run, once it has ended.
 * @param forbidsFlaky whether a test that passed only when it was tried again turns the run red
 */
export function summarizeRun(tests: readonly JudgedTest[], forbidsFlaky = false): RunSummary {
  const all = (state: TestState) => tests.filter((one) => one.state === state);
  const counts = countStates(tests);
  const [flakyPassed, flakyFailed] = forbidsFlaky ? [0, counts.flaky] : [counts.flaky, 0];
  return {
    passed: counts.passed + counts.known + counts.blocked + flakyPassed,
    // Who is expected to fail and passes turns the run red.
    failed: counts.failed + counts.repaired + flakyFailed,
    counts,
    rows: summarizeRows(tests),
    defects: tally([...all('known'), ...all('blocked')].flatMap(listDefects)),
    gone: [...new Set(all('repaired').flatMap(listDefects))].sort(),
    flaky: all('flaky').map(nameSpec),
    notices: tally(tests.flatMap((test) => descriptions(test, 'notice'))),
    skips: tallySkips(tests),
  };
}

/** Why tests were skipped; an empty text stands for no reason given. */
export function tallySkips(tests: readonly JudgedTest[]): readonly Counted[] {
  const skipped = tests.filter(({ state }) => state === 'skipped');
  return tally(skipped.map((test) => descriptions(test, 'skip', 'fixme')[0] ?? ''));
}

/** How many tests ended how; zero where none did. */
export function countStates(tests: readonly Pick<JudgedTest, 'state'>[]): Record<TestState, number> {
  const count = (wanted: TestState) => tests.filter(({ state }) => state === wanted).length;
  return Object.fromEntries(testStates.map((state) => [state, count(state)])) as Record<TestState, number>;
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
  const passed = proven.filter(({ state }) => state === 'passed' || state === 'flaky').length;
  const hasFailed = claims.some(({ state }) => ['failed', 'repaired', 'known'].includes(state));
  const isBlocked = claims.some(({ state }) => state === 'blocked');
  const defects = claims.filter(({ state }) => ['known', 'blocked'].includes(state)).flatMap(defectsOf);
  const unfailed = passed === claims.length ? 'Y' : passed > 0 ? '~' : '-';
  return {
    id,
    mark: hasFailed ? 'N' : isBlocked ? 'B' : unfailed,
    claimed: claims.length,
    passed,
    defects: [...new Set(defects)].sort(),
  };
}

/** Ids of the known defects that a test is about: the first word of `XF-003 the cache step is never shown`. */
export function defectsOf(test: JudgedTest): readonly string[] {
  return listDefects(test).map((defect) => defect.split(' ', 1).join());
}

/** The same with its words. */
export function listDefects(test: JudgedTest): readonly string[] {
  return descriptions(test, 'known defect', 'blocked by');
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
