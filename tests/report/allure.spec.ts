import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { withoutAnalytics, writeAllureReport } from '../../harness/report/allure-report.ts';
import { runTinyProject } from '../support/tiny-project.ts';

const spec = `test('passes', () => {});`;

test('one Allure page holds the report and no tracker', async ({}, info) => {
  const { folder } = await runTinyProject(info.outputPath('été'), { spec });

  const page = await writeAllureReport([`${folder}/allure-results`], info.outputPath('rapport'));

  const html = readFileSync(page, 'utf8');
  expect(html).toContain('<title> firstrun </title>');
  expect(html).not.toMatch(/google|gtag/);
});

test('a folder whose name is a pattern is found', async ({}, info) => {
  const { folder } = await runTinyProject(info.outputPath('été [x] {a,b} (1)'), { spec });

  const page = await writeAllureReport([`${folder}/allure-results`], info.outputPath('rapport'));

  expect(JSON.parse(readFileSync(path.join(path.dirname(page), 'summary.json'), 'utf8')).stats.total).toBe(1);
});

test('the front page tells what was tested with what', async ({}, info) => {
  const found = `test('starts', ({}, info) => { info.annotations.push({ type: 'browser', description: 'Chrome 156' }); });`;
  const settings = { target: 'attached', baseUrl: 'http://me:secret@127.0.0.1:1/' } as const;
  const { folder } = await runTinyProject(info.outputPath('été'), { spec: found, settings });

  const facts = readFileSync(path.join(folder, 'allure-results', 'environment.properties'), 'utf8');
  expect(facts.split(/\r?\n/)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^browser *= *Chrome 156$/),
      expect.stringMatching(/^target *= *attached$/),
      expect.stringMatching(/^node *= *v\d/),
    ]),
  );
  expect(facts).not.toContain('secret');
});

test('a test of two systems counts twice in Allure', async ({}, info) => {
  const linux = await runTinyProject(info.outputPath('linux'), { spec });
  const windows = await runTinyProject(info.outputPath('windows'), { spec });
  claimSystem(`${linux.folder}/allure-results`, 'linux');
  claimSystem(`${windows.folder}/allure-results`, 'windows');

  const results = [linux, windows].map(({ folder }) => `${folder}/allure-results`);
  const page = await writeAllureReport(results, info.outputPath('report'));

  const summary = JSON.parse(readFileSync(path.join(path.dirname(page), 'summary.json'), 'utf8'));
  expect(summary.stats).toEqual({ total: 2, passed: 2 });
});

test('Allure tells what each test is about', async ({}, info) => {
  const about = `
    test('a', { annotation: { type: 'capability', description: 'C25' } }, ({}, info) => {
      info.annotations.push({ type: '_cache', description: 'redis' });
    });`;
  const { folder } = await runTinyProject(info.outputPath('été'), { spec: about });

  const { labels, parameters } = readOnlyResult(`${folder}/allure-results`);
  expect(labels).toEqual(
    expect.arrayContaining([
      { name: 'epic', value: 'cache' },
      { name: 'feature', value: 'C25 cache step' },
      { name: 'severity', value: 'normal' },
    ]),
  );
  expect(parameters).toEqual(expect.arrayContaining([{ name: 'cache', value: 'redis' }]));
});

test('Allure tells a known defect as one', async ({}, info) => {
  const known = `
    test('a', ({}, info) => {
      info.annotations.push({ type: 'known defect', description: 'XF-003 it is wrong' });
      info.annotations.push({ type: '_severity', description: 'critical' });
      test.fail();
      throw new Error('no');
    });`;
  const settings = { language: 'fr' } as const;
  const { folder } = await runTinyProject(info.outputPath('été'), { spec: known, settings });

  const { labels } = readOnlyResult(`${folder}/allure-results`);
  expect(labels).toEqual(
    expect.arrayContaining([
      { name: 'story', value: 'XF-003 it is wrong' },
      { name: 'tag', value: 'défaut connu' },
      { name: 'severity', value: 'blocker' },
    ]),
  );
});

test('only the tracker is taken out of a page', () => {
  const page = '<script>keep()</script><script async src="//www.googletagmanager.com/x"></script>\n<p>a</p>';

  expect(withoutAnalytics(`${page}<script>\ngtag('js')</script>`)).toBe('<script>keep()</script>\n<p>a</p>');
});

test('a tracker that cannot be taken out is refused', () => {
  const page = '<link href="https://www.googletagmanager.com/x">';

  expect(() => withoutAnalytics(page)).toThrow('adapt harness/report/allure-report.ts');
});

function readOnlyResult(results: string): { readonly labels: unknown[]; readonly parameters: unknown[] } {
  const [file = ''] = readdirSync(results).filter((name) => name.endsWith('-result.json'));
  return JSON.parse(readFileSync(path.join(results, file), 'utf8'));
}

/** Rewrites the results as if they came from another system. */
function claimSystem(results: string, system: string): void {
  for (const name of readdirSync(results).filter((file) => file.endsWith('-result.json'))) {
    const file = path.join(results, name);
    const labels = /"name":"os","value":"[a-z]+"/;
    writeFileSync(file, readFileSync(file, 'utf8').replace(labels, `"name":"os","value":"${system}"`));
  }
}
