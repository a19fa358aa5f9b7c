import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type ReporterDescription, test } from '@playwright/test';
import { runPlaywright, runTinyProject, type TinyRun } from '../support/tiny-project.ts';

const config = path.resolve(import.meta.dirname, '../../harness/report/merge.config.ts');

const spec = `
  const proves = (id) => ({ annotation: { type: 'capability', description: id } });
  test.describe.configure({ mode: 'parallel' });
  test('one', proves('C01'), () => {});
  test('two', proves('C01'), () => { throw new Error('no'); });
  test('three', proves('C02'), () => {});
  test('four', proves('C03'), () => { test.skip(true, 'no Redis here'); });`;

test('two shards merged give the table of one run', async ({}, info) => {
  const blobDir = info.outputPath('blobs');
  const whole = await runTinyProject(info.outputPath('whole'), { spec, chooseReporters: withoutPages });
  // Each in a folder of its own: blobs of two systems name different folders as well.
  const first = { spec, chooseReporters: withoutPages, settings: { blobDir }, arguments: ['--shard=1/2'] };
  await runTinyProject(info.outputPath('système 1'), first);
  await runTinyProject(info.outputPath('système 2'), { ...first, arguments: ['--shard=2/2'] });

  const merged = await runPlaywright(info.outputPath(), ['merge-reports', '-c', config, blobDir]);

  expect(table(whole)).toEqual(['C01  N     1/2  real browser', expect.any(String), expect.any(String)]);
  expect(table(merged)).toEqual(table(whole));
  expect(merged.lines.at(-1)).toBe('2 passed, 1 failed, 1 skipped');
  expect(readFileSync(info.outputPath('playwright-report/index.html'), 'utf8')).toContain('<html');
});

/** HTML and Allure take most of the time of a run, and a merge reads neither. */
function withoutPages(all: readonly ReporterDescription[]): readonly ReporterDescription[] {
  return all.filter(([name]) => !/html|allure/.test(name));
}

function table(run: TinyRun): readonly string[] {
  return run.lines.filter((line) => /^ {2}C\d\d /.test(line)).map((line) => line.trim());
}
