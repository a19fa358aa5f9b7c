import { appendFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { appendHistory, type HistoryEntry, readHistory } from '../../harness/report/record/history.ts';

const entry = (target: string, at: string): HistoryEntry => ({
  ...{ target, browser: 'chromium', os: 'linux', at },
  measures: [{ screen: 'welcome', ms: 1, requests: 2, bytes: 3 }],
});

test('only what can be compared is remembered together', ({}, info) => {
  const file = info.outputPath('new', 'history.jsonl');
  const [ours, other] = [entry('reference', '1'), entry('x-filamenta', '2')];

  [ours, other].map((one) => appendHistory(file, one));

  expect(readHistory(file, ours)).toEqual([ours]);
});

test('the fifty newest runs are kept', ({}, info) => {
  const file = info.outputPath('history.jsonl');
  const runs = Array.from({ length: 53 }, (_, index) => entry('reference', String(index)));
  appendHistory(file, entry('x-filamenta', 'oldest'));

  runs.map((one) => appendHistory(file, one));

  expect(readHistory(file, entry('reference', ''))).toEqual(runs.slice(3));
  expect(readHistory(file, entry('x-filamenta', ''))).toHaveLength(1);
});

test('a line written by half costs no other', ({}, info) => {
  const file = info.outputPath('history.jsonl');
  const [first, second] = [entry('reference', '1'), entry('reference', '2')];
  appendHistory(file, first);
  appendFileSync(file, '{"target":"refer\n');

  appendHistory(file, second);

  expect(readHistory(file, first)).toEqual([first, second]);
});
