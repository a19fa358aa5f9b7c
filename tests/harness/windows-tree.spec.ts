import { expect, test } from '@playwright/test';
import { findDescendants } from '../../harness/server/process/stop-windows.ts';

const root = { pid: 10, startTime: '1000' };

for (const [title, entry] of [
  ['an orphan of whoever had the number of the root before', { pid: 20, parent: 10, startedMs: 900 }],
  ['an orphan of whoever had the number of a child before', { pid: 20, parent: 11, startedMs: 1400 }],
  ['a child of whoever has the number of the root by now', { pid: 20, parent: 10, startedMs: 2100 }],
  ['a process of others', { pid: 20, parent: 4, startedMs: 1600 }],
] as const) {
  test(`on Windows ${title} is no descendant`, () => {
    const table = [
      { pid: 4, parent: 0, startedMs: 1 },
      { pid: 11, parent: 10, startedMs: 1500 },
      { pid: 12, parent: 11, startedMs: 1700 },
      entry,
    ];

    const found = findDescendants(table, root, 2000);

    expect(found).toEqual([
      { pid: 11, startTime: '1500' },
      { pid: 12, startTime: '1700' },
    ]);
  });
}
