import { readFileSync } from 'node:fs';
import { expect, type TestInfo, test } from '@playwright/test';
import { speak } from '../../harness/language/text.ts';
import { renderReport } from '../../harness/report/page/render-report.ts';
import { makeReport } from '../../harness/report/page/wizard-report.ts';
import { readRecord } from '../../harness/report/record/read-record.ts';
import { runTinyProject, type TinyRun } from '../support/tiny-project.ts';

/** Fails when it is tried first, with a word of its own. */
const shaky = `
  test('steady', () => {});
  test('shaky', ({}, info) => { if (info.retry === 0) throw new Error('by chance'); });`;

test('a flaky test is a state of its own and counts as passed', async ({}, info) => {
  const { lines, exitCode } = await runFlaky(info, ['--retries=1']);

  expect(lines).toContain('[WARNING] tiny.spec.ts: 1 passed, 1 flaky');
  expect(lines).toContain('Flaky tests (1)');
  expect(lines).toContain('     Error: by chance');
  expect(lines.slice(-3)).toEqual([
    expect.stringMatching(/^Tested: /),
    '1 passed, 0 failed, 1 flaky',
    '2 passed, 0 failed',
  ]);
  expect(exitCode).toBe(0);
});

test('a try that is repeated is no failure yet', async ({}, info) => {
  const { lines } = await runFlaky(info, ['--retries=1']);

  expect(lines.join('\n')).toMatch(
    /^\[WARNING\] failed, trying again: tiny\.spec\.ts > shaky \(.+\): Error: by chance$/m,
  );
  expect(lines.filter((line) => line.startsWith('[FAILED]'))).toEqual([]);
});

test('a forbidden flaky test counts as failed', async ({}, info) => {
  const { lines, exitCode } = await runFlaky(info, ['--retries=1', '--fail-on-flaky-tests']);

  expect(lines).toContain('  1 flaky test counts as failed (--fail-on-flaky-tests).');
  expect(lines.at(-1)).toBe('1 passed, 1 failed');
  expect(exitCode).toBe(1);
});

test('record, page and job summary know the flaky test', async ({}, info) => {
  await runFlaky(info, ['--retries=1']);

  speak('en');
  const record = readRecord(info.outputPath('project', 'wizard-report', 'last-run.json'));
  const page = renderReport(makeReport(record, [], { budgets: {}, knownDefects: [] }, 'en'));
  expect(record.tests.map(({ state, failure }) => [state, failure?.message])).toEqual([
    ['passed', undefined],
    ['flaky', 'Error: by chance'],
  ]);
  expect(page).toContain('<h2>Flaky tests (1)</h2>');
  expect(readFileSync(info.outputPath('summary.md'), 'utf8')).toContain(
    '## firstrun: 1 passed, 0 failed, 1 flaky',
  );
});

test('a test that fails each time is no flaky one', async ({}, info) => {
  const broken = `test('broken', () => { throw new Error('always'); });`;
  const { lines } = await runFlaky(info, ['--retries=1'], broken);

  expect(lines).toContain('Failures (1)');
  expect(lines.filter((line) => line.startsWith('[FAILED] tiny.spec.ts > broken'))).toHaveLength(1);
  expect(lines.at(-1)).toBe('0 passed, 1 failed');
});

function runFlaky(info: TestInfo, args: readonly string[], source = shaky): Promise<TinyRun> {
  return runTinyProject(info.outputPath('project'), {
    spec: source,
    config: "projects: [{ name: 'wizard' }],",
    arguments: args,
    settings: { target: 'reference', summaryFile: info.outputPath('summary.md') },
    chooseReporters: (all) => all.filter(([name]) => /terminal|record|capability/.test(name)),
  });
}
