import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type TestInfo, test } from '@playwright/test';
import { runTinyProject, type TinyRun } from '../support/tiny-project.ts';

const spec = `test('passes', () => {});`;

test('an output that cannot be written changes no verdict', async ({}, info) => {
  const folder = info.outputPath('project');
  mkdirSync(folder);
  for (const name of ['allure-results', 'wizard-report']) writeFileSync(path.join(folder, name), 'a file');

  const { lines, exitCode } = await run(info, { summaryFile: folder });

  const inTheWay = 'there is a file in its place.';
  expect(block(lines, 'Remarks')).toEqual([
    `The data of the Allure report could not be written to ${folder}/allure-results: ${inTheWay}`,
    `The record of the run (for "npm run report" and "npm run findings") could not be written to ${folder}/wizard-report: ${inTheWay}`,
    `The summary of the job could not be written to ${folder}: it is a folder.`,
  ]);
  expect(lines.at(-1)).toBe('1 passed, 0 failed');
  expect(lines.join('\n')).not.toMatch(/^ +at |E[A-Z]{4,}/m);
  expect(exitCode).toBe(0);
});

test('a full disk is told in words', async ({}, info) => {
  test.skip(process.platform !== 'linux', 'only Linux has a disk that is always full');
  const folder = info.outputPath('project', 'wizard-report');
  mkdirSync(folder, { recursive: true });
  symlinkSync('/dev/full', path.join(folder, 'last-run.json'));

  const { lines, exitCode } = await run(info, { summaryFile: '/dev/full' });

  expect(block(lines, 'Remarks')).toEqual([
    expect.stringMatching(/^The record of the run.*: the disk is full\.$/),
    'The summary of the job could not be written to /dev/full: the disk is full.',
  ]);
  expect(exitCode).toBe(0);
});

test('a page that cannot be written changes no verdict', async ({}, info) => {
  const folder = info.outputPath('project');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'in-the-way'), 'a file');

  const { lines, exitCode } = await run(info, {}, (name) =>
    name.includes('html-output') ? 'in-the-way/report' : undefined,
  );

  expect(block(lines, 'Remarks')).toEqual([
    `The Playwright report could not be written to ${folder}/in-the-way/report: there is a file in its place.`,
  ]);
  expect(exitCode).toBe(0);
});

function run(
  info: TestInfo,
  settings: { readonly summaryFile?: string },
  moveTo: (reporter: string) => string | undefined = () => undefined,
): Promise<TinyRun> {
  const folder = info.outputPath('project');
  return runTinyProject(folder, {
    spec,
    config: "projects: [{ name: 'wizard' }],",
    settings: { target: 'reference', ...settings },
    chooseReporters: (all) =>
      all.map(([name, options]) => {
        const place = moveTo(name);
        return place === undefined
          ? [name, options]
          : [name, { ...options, outputFolder: path.join(folder, place) }];
      }),
  });
}

/** The indented lines below a title. */
function block(lines: readonly string[], title: string): readonly string[] {
  const after = lines.slice(lines.indexOf(title) + 1);
  return after.slice(0, after.indexOf('')).map((line) => line.trim());
}
