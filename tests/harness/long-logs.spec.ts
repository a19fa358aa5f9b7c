import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { defuse } from '../../harness/language/defuse.ts';
import { readMerged } from '../../harness/server/logs/merged-log.ts';

// Each took minutes where the time grew with the square of the length: the limit of a test is what fails then.

test('the last 500,000 lines of a log are read', async ({}, info) => {
  const files = { out: info.outputPath('server.log'), err: info.outputPath('server.log.err') };
  const count = 500_000;
  writeFileSync(files.out, Array.from({ length: count }, (_, at) => `line ${at}\n`).join(''));

  const lines = await readMerged(files, { lines: count });

  expect(lines).toHaveLength(count);
  expect([lines[0]?.line, lines.at(-1)?.line]).toEqual(['line 0', `line ${count - 1}`]);
});

test('a line of 32 MB is read whole', async ({}, info) => {
  const files = { out: info.outputPath('server.log'), err: info.outputPath('server.log.err') };
  const long = '0123456789abcdef'.repeat(2 * 1024 * 1024);
  writeFileSync(files.out, `before\n${long}\nafter\n`);

  const lines = await readMerged(files, { lines: 3 });

  expect(lines.map(({ line }) => line)).toEqual(['before', long, 'after']);
});

test('a line of a million carriage returns is made harmless', () => {
  const returns = '\r'.repeat(1_000_000);

  expect(defuse(`${returns}x${returns}`)).toBe(`${'\\x0d'.repeat(1_000_000)}x`);
});
