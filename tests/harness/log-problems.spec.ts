import { expect, test } from '@playwright/test';
import { findProblems } from '../../harness/server/logs/log-problems.ts';
import type { LogEntry } from '../../harness/server/logs/merged-log.ts';

const err = (line: string): LogEntry => ({ stream: 'err', line });
const out = (line: string): LogEntry => ({ stream: 'out', line });
const textsOf = (...entries: LogEntry[]) => findProblems(entries).map(({ text }) => text);

const troubled = [
  '2026-01-02 03:04:05,678 [WARNING] wizard: db_test failed',
  '[2026-01-02 03:04:05,678] ERROR in install: no table',
  '2026-01-02T03:04:05.678Z [CRITICAL] disk: full',
  'WARNING:root:old setting',
  '{"level":50,"time":1,"msg":"no"}',
  '/app/models.py:12: DeprecationWarning: old',
  '(node:12) [DEP0040] DeprecationWarning: punycode',
  'RuntimeError: the settings are unreadable',
  'sqlalchemy.exc.OperationalError: locked',
];

for (const line of troubled) {
  test(`a line of trouble is one: ${line}`, () => {
    expect(textsOf(err(line))).toEqual([line]);
  });
}

const calm = [
  '2026-01-02 03:04:05,678 [INFO] wizard: WIZARD STEP: ERROR',
  '[2026-01-02 03:04:05,678] INFO in install: an ERROR was mended',
  '{"level":30,"time":1,"msg":"ERROR"}',
  '127.0.0.1 GET /errors 200 3ms',
  'Environment: production',
];

for (const line of calm) {
  test(`a calm line is none: ${line}`, () => {
    expect(textsOf(err(line))).toEqual([]);
  });
}

test('a traceback belongs to the line before it', () => {
  const problem = [
    '[2026-01-02 03:04:05,678] ERROR in app: no',
    'Traceback (most recent call last):',
    '  File "a.py"',
  ];

  expect(textsOf(...problem.map(err), err('2026-01-02 03:04:06,000 [INFO] app: goes on'))).toEqual([
    problem.join('\n'),
  ]);
});

test('lines of the other stream do not cut a traceback', () => {
  const entries = [err('Traceback (most recent call last):'), out('GET / 500'), err('ValueError: no')];

  expect(textsOf(...entries)).toEqual(['Traceback (most recent call last):\nValueError: no']);
});
