import path from 'node:path';
import { expect, type ReporterDescription, type TestInfo, test } from '@playwright/test';
import { formatError } from '../../harness/report/terminal/failure-text.ts';
import { mixedSpec, withoutPages } from '../support/mixed-run.ts';
import { runTinyProject, type TinyProject, type TinyRun } from '../support/tiny-project.ts';

const esc = '\u001b';

test('a file is one line with what came of its tests', async ({}, info) => {
  const { lines } = await run(info, mixedSpec);

  expect(lines).toContain('[FAILED] tiny.spec.ts: 1 passed, 1 skipped, 1 known failure, 1 failed');
});

test('a failure is told when it happens', async ({}, info) => {
  const { lines } = await run(info, mixedSpec);

  const told = lines.findIndex((line) =>
    /^\[FAILED\] tiny\.spec\.ts > fails \(.+\): Error: expect/.test(line),
  );
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThan(lines.findIndex((line) => line.startsWith('[FAILED] tiny.spec.ts: ')));
});

test('a failure tells step, choices, error and server', async ({}, info) => {
  const { lines } = await run(info, mixedSpec);

  const told = lines.slice(lines.indexOf('Failures (1)'));
  expect(told).toContain('  1) tiny.spec.ts > fails');
  expect(told.join('\n')).toMatch(/^ {5}in the step "admin: submit", French, Redis, after [\d.]+ m?s$/m);
  expect(told).toContain('     Expected: "wanted"');
  expect(told).toContain('     Received: "seen"');
  expect(told).toContain('       said [ERROR] first');
});

test('an error shows its place in the source', () => {
  const root = path.resolve('a folder');
  const location = { file: path.join(root, 'specs', 'a.spec.ts'), line: 7, column: 3 };

  const lines = formatError({ message: 'Error: no', snippet: '> 7 | expect()', location }, root);

  expect(lines).toEqual(['Error: no', '', '> 7 | expect()', 'at specs/a.spec.ts:7:3']);
});

test('a failure ends with the command that repeats it', async ({}, info) => {
  const settings = { target: 'x-filamenta', targetDir: '/some where' } as const;
  const { lines } = await run(info, mixedSpec, { settings });

  // PowerShell gets each variable in a line of its own.
  const command = lines.slice(lines.indexOf('     Run this test alone') + 1).join('\n');
  expect(command).toMatch(
    /WIZARD_TARGET ?= ?'?x-filamenta'?\s+(\$env:)?WIZARD_TARGET_DIR ?= ?'\/some where'\s+npx playwright test/,
  );
  expect(command).toMatch(/ specs\/tiny\.spec\.ts:4 --project=/);
});

test('failures of one cause are told once', async ({}, info) => {
  const rows = Array.from({ length: 9 }, (_, port) => `[${port}, 'row ${port}']`);
  const { lines } = await run(
    info,
    `
    for (const [port, name] of [${rows}]) test(name, () => { throw new Error('no answer at port ' + port); });
    test('alone', () => { throw new Error('no row'); });`,
  );

  const told = lines.slice(lines.indexOf('Failures (10)'));
  expect(told.filter((line) => /^ +\d\) /.test(line))).toEqual([
    '  1) tiny.spec.ts > row 0',
    '  2) tiny.spec.ts > alone',
  ]);
  expect(told).toContain('     9 tests, most likely one cause. The others:');
  expect(told).toContain('       tiny.spec.ts > row 5');
  expect(told).toContain('       ... (3 more in the reports)');
});

test('failures come before the summary of the run', async ({}, info) => {
  const { lines } = await run(info, mixedSpec);

  const failures = lines.indexOf('Failures (1)');
  expect(failures).toBeGreaterThan(0);
  expect(failures).toBeLessThan(lines.indexOf('Skipped, by reason (1)'));
  expect(lines.at(-1)).toBe('2 passed, 1 failed, 1 skipped');
});

test('the log of GitHub folds up the tests of a file', async ({}, info) => {
  const { lines } = await run(info, mixedSpec, { settings: { foldsLog: true } });

  const from = lines.findIndex((line) => line.startsWith('::group::[FAILED] tiny.spec.ts: '));
  const folded = lines.slice(from + 1, lines.indexOf('::endgroup::'));
  expect(folded.map((line) => line.replace(/ \(.*/, ''))).toEqual([
    'passed: passes',
    'failed: fails',
    'skipped: is skipped',
    'known defect: fails as known',
  ]);
});

test('--quiet tells failures and the verdict alone', async ({}, info) => {
  const spec = `${mixedSpec}\ntest('prints', () => { console.log('chatter'); });`;
  const { lines } = await run(info, spec, { arguments: ['--quiet'] });

  const words = lines.filter((line) => line !== '');
  expect(words[0]).toBe('Failures (1)');
  expect(words.join('\n')).not.toContain('chatter');
  expect(words.at(-1)).toBe('3 passed, 1 failed, 1 skipped');
  expect(words.join('\n')).not.toContain('Skipped, by reason');
});

test('a defect that is gone is told by its id', async ({}, info) => {
  const { lines } = await run(
    info,
    `test('x', { annotation: { type: 'known defect', description: 'XF-003 it is gone' } }, () => { test.fail(); });`,
  );

  expect(lines).toContain('     It was expected to fail, but passed:');
  expect(lines).toContain('       XF-003 it is gone');
});

test('what a page says gives the terminal no orders', async ({}, info) => {
  const spec = `test('x', () => { throw new Error('\\n::error::\\u001b[2J\\u0007boo'); });`;
  const { lines } = await run(info, spec);

  expect(lines.filter((line) => /^\s*::error/.test(line))).toEqual([]);
  expect(lines.join('\n')).not.toMatch(new RegExp(`${esc}\\[2J`));
  expect(lines.join('\n')).toContain('\\::error::\\x07boo');
});

test('an endless error is cut, with the count of the rest', async ({}, info) => {
  const spec = `test('x', () => { throw new Error('line\\n'.repeat(500)); });`;
  const { lines } = await run(info, spec);

  expect(lines.filter((line) => line.trim() === 'line').length).toBeLessThan(100);
  expect(lines.join('\n')).toMatch(/\.\.\. \(\d{3} more lines in the reports\)/);
});

test('empty lines of an error are told once', async ({}, info) => {
  const spec = `test('x', () => { throw new Error('above\\n\\n  \\n\\nbelow'); });`;
  const { lines } = await run(info, spec);

  const from = lines.indexOf('     Error: above');
  expect(lines.slice(from + 1, from + 3)).toEqual(['', '     below']);
});

test('an error outside any test is told at once', async ({}, info) => {
  const { lines } = await run(info, `test('a', () => {}); throw new Error('while loading');`);

  expect(lines.join('\n')).toMatch(/^\[FAILED\] Error: while loading$/m);
});

test('a silent run tells what it waits for', async ({}, info) => {
  const waits = `
    test('waits', async () => {
      await test.step('cache: test', () => new Promise((resolve) => setTimeout(resolve, 1500)));
    });`;
  const { lines } = await run(info, waits, { chooseReporters: withSilence(400) });

  expect(lines.join('\n')).toMatch(
    /^\[\.\.\] 0 of 1 \(0 %\), \d s\n {5}tiny\.spec\.ts > waits \(\d+ ms\) {2}\| cache: test$/m,
  );
});

test('a list of the tests is no run', async ({}, info) => {
  const { lines } = await run(info, mixedSpec, { arguments: ['--list'] });

  expect(lines.join('\n')).not.toContain('workers: ');
});

test('French is printed with its accents', async ({}, info) => {
  const { lines } = await run(info, mixedSpec, { settings: { language: 'fr' } });

  expect(lines).toContain('Échecs (1)');
  expect(lines.join('\n')).toMatch(/^ {5}à l'étape « admin: submit », français, Redis, après/m);
});

function run(info: TestInfo, spec: string, more: Partial<TinyProject> = {}): Promise<TinyRun> {
  const folder = info.outputPath('Été à Orléans (test)');
  return runTinyProject(folder, { spec, chooseReporters: withoutPages, ...more });
}

function withSilence(silenceMs: number) {
  return (all: readonly ReporterDescription[]) =>
    withoutPages(all).map(([name, options]): ReporterDescription => [name, { ...options, silenceMs }]);
}
