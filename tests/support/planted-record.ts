import type { RecordedTest, RunRecord } from '../../harness/report/record/run-record.ts';

/** A test as a run writes it down; it passed, where nothing else is said. */
export function plantTest(changes: Partial<RecordedTest> = {}): RecordedTest {
  return {
    id: 'id-1',
    project: 'wizard',
    file: 'tests/wizard/cache.spec.ts',
    line: 7,
    titles: ['a title'],
    state: 'passed',
    durationMs: 10,
    annotations: [
      { type: 'capability', description: 'C25' },
      { type: '_language', description: 'fr' },
      { type: '_database', description: 'sqlite' },
      { type: '_cache', description: 'redis' },
    ],
    ...changes,
  };
}

/** The record of a run of some tests. */
export function plantRecord(tests: readonly RecordedTest[], changes: Partial<RunRecord> = {}): RunRecord {
  return {
    format: 1,
    target: 'reference',
    browser: 'chromium',
    os: 'linux',
    node: 'v20',
    at: '2026-01-02T03:04:05.000Z',
    durationMs: 61_000,
    status: tests.some(({ state }) => state === 'failed') ? 'failed' : 'passed',
    errorsOutsideTests: 0,
    forbidsSkips: false,
    forbidsFlaky: false,
    environment: {},
    tests: [...tests],
    ...changes,
  };
}
