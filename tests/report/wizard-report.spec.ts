import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { type Language, speak } from '../../harness/language/text.ts';
import { findLinks } from '../../harness/report/page/links.ts';
import { renderReport } from '../../harness/report/page/render-report.ts';
import { formatNews, formatReport } from '../../harness/report/page/report-markdown.ts';
import type { TargetKnowledge } from '../../harness/report/page/wizard-report.ts';
import { makeReport } from '../../harness/report/page/wizard-report.ts';
import type { HistoryEntry } from '../../harness/report/record/history.ts';
import type { RecordedTest, RunRecord } from '../../harness/report/record/run-record.ts';
import { plantRecord, plantTest } from '../support/planted-record.ts';

const failing = plantTest({
  id: 'id-2',
  titles: ['<b>the</b> cache is kept'],
  state: 'failed',
  failure: { message: 'Error: <i>gone</i> | `lost`', lines: ['said <u>[ERROR]</u>', 'said | last'] },
});
const known = plantTest({
  state: 'known',
  annotations: [{ type: 'known defect', description: 'XF-001 it is wrong' }],
});
const measures = [{ screen: 'welcome', ms: 40, requests: 5, bytes: 900 }] as const;

function report(record: RunRecord, knowledge: Partial<TargetKnowledge> = {}, language: Language = 'en') {
  speak(language);
  return makeReport(record, history, { budgets: {}, knownDefects: [], ...knowledge }, language);
}

/** Three runs before, and the run itself. */
const history: readonly HistoryEntry[] = ['2025-12-01', '2025-12-02', '2025-12-03', '2026-01-02'].map(
  (day, index) => ({
    target: 'reference',
    browser: 'chromium',
    os: 'linux',
    at: `${day}T03:04:05.000Z`,
    measures: [{ ...measures[0], ms: 10 * (index + 1) }],
  }),
);

test('a new failure comes before everything else', () => {
  const page = renderReport(report(plantRecord([plantTest(), known, failing])));

  const headings = [...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, heading]) => heading);
  expect(headings[0]).toBe('New failures (1)');
  expect(headings.filter((heading) => heading?.startsWith('New failures'))).toHaveLength(1);
});

test('a failure shows picture, lines and command', ({}, info) => {
  const picture = info.outputPath('screen.png');
  writeFileSync(picture, 'a picture');
  const failure = { message: 'Error: gone', picture, lines: ['said [ERROR]'] };

  const page = renderReport(report(plantRecord([{ ...failing, titles: ['x'], failure }])));

  expect(page).toContain(`src="data:image/png;base64,${Buffer.from('a picture').toString('base64')}"`);
  expect(page).toContain('<code>said [ERROR]</code>');
  expect(page).toContain('npx playwright test tests/wizard/cache.spec.ts:7 --project=wizard');
});

test('a picture that is gone leaves the failure', () => {
  const failure = { message: 'Error: gone', picture: '/nowhere/screen.png', lines: [] };

  const page = renderReport(report(plantRecord([{ ...failing, failure }])));

  expect(page).toContain('Error: gone');
  expect(page).toContain('There is no picture');
});

test('markup of titles and messages stays text', () => {
  const made = report(plantRecord([failing]));

  const [page, markdown] = [renderReport(made), formatReport(made)];

  expect(page).toContain('&lt;i&gt;gone&lt;/i&gt;');
  expect(page).not.toMatch(/<b>|<i>|<u>/);
  expect(markdown).toContain('\\<b>the\\</b> cache is kept');
});

test('the page needs nothing from outside', () => {
  const page = renderReport(report(plantRecord([plantTest(), failing])));

  expect(page).not.toMatch(/<script|<link|@import|url\(|src="(?!data:)|https?:/);
});

test('failures of one cause are one with their links', () => {
  const rows = [1, 2, 3].map((port) =>
    plantTest({
      id: `id-${port}`,
      titles: [`row ${port}`],
      state: 'failed',
      failure: { message: `Error: port ${port} is closed`, lines: [] },
    }),
  );

  const page = renderReport(report(plantRecord([...rows, failing])));

  expect(page).toContain('<h2>New failures (4)</h2>');
  expect(page.match(/<article/g)).toHaveLength(2);
  expect(page).toContain('<summary>3 tests, most likely one cause. The others:</summary>');
  expect(page).toContain('testId=id-3">cache.spec.ts &gt; row 3</a>');
});

test('what tells more is linked where it is there', ({}, info) => {
  const logs = info.outputPath('journaux [1]');
  for (const name of ['gallery', 'journaux [1]']) mkdirSync(info.outputPath(name));
  writeFileSync(info.outputPath('gallery', 'index.html'), 'pictures');

  const page = renderReport(report(plantRecord([plantTest()])), findLinks(info.outputPath(), logs));

  expect(page).toContain('<a href="../gallery/index.html">gallery of all screens</a>');
  expect(page).toContain('<a href="../journaux%20%5B1%5D">logs of the server</a>');
  expect(page).not.toContain('Allure report');
});

test('a run that was interrupted blames nobody', () => {
  const waiting = plantTest({ state: 'not run' });

  const made = report(plantRecord([plantTest(), waiting], { status: 'interrupted' }));

  expect(made.verdict).toMatch(/^The run was interrupted: 1 test did not run/);
  expect(made.failures).toEqual([]);
});

test('target, version and folder stand in the head', () => {
  const tested = { target: 'x-filamenta', version: '1.2', commit: 'abc1234', place: '/srv/app' };

  const made = report(plantRecord([plantTest()], tested));

  expect(made.facts[0]).toEqual(['application', 'x-filamenta 1.2, commit abc1234, /srv/app']);
  expect(formatReport(made)).toContain('x-filamenta 1.2, commit abc1234, /srv/app');
});

const commands: readonly [string, Partial<RunRecord>, readonly RecordedTest[], string][] = [
  [
    'on Linux in one line',
    { environment: { WIZARD_TARGET: 'x-filamenta', WIZARD_TARGET_DIR: "/home/l'été" } },
    [],
    `WIZARD_TARGET=x-filamenta WIZARD_TARGET_DIR='/home/l'\\''été' npx playwright test tests/wizard/cache.spec.ts:7 --project=wizard`,
  ],
  [
    'on Windows for PowerShell',
    { os: 'windows', environment: { WIZARD_BUG: 'one' } },
    [],
    `$env:WIZARD_BUG = 'one'\nnpx playwright test tests/wizard/cache.spec.ts:7 --project=wizard`,
  ],
  [
    'by its title beside another row',
    {},
    [plantTest({ titles: ['another row'] })],
    'npx playwright test tests/wizard/cache.spec.ts:7 --project=wizard -g ".b.the..b. cache is kept$"',
  ],
];

for (const [how, changes, others, command] of commands) {
  test(`a failure is repeated ${how}`, () => {
    const { failures } = report(plantRecord([failing, ...others], changes));

    expect(failures.map((failure) => failure.command)).toEqual([command]);
  });
}

test('a cell counts the tests of its combination', () => {
  const { matrices } = report(plantRecord([plantTest(), plantTest(), failing]));

  const cells = matrices.map(({ rows }) => rows.find(({ area }) => area === 'cache')?.cells);
  const counted = [
    { state: 'failed', count: 1 },
    { state: 'passed', count: 2 },
  ];
  expect(cells).toEqual([
    [[], counted],
    [counted, [], []],
    [[], counted],
  ]);
});

test('a screen is compared with the median before', () => {
  const budgets = { welcome: { ms: 100, requests: 4, bytes: 1_000 } };

  const [timing] = report(plantRecord([plantTest({ measures: [...measures] })]), { budgets }).timings;

  expect(timing).toMatchObject({ ms: 40, medianMs: 20, history: [10, 20, 30, 40], over: ['requests'] });
});

test('times are drawn with their budget', () => {
  const budgets = { welcome: { ms: 100, requests: 4, bytes: 1_000 } };

  const page = renderReport(report(plantRecord([plantTest({ measures: [...measures] })]), { budgets }));

  expect(page).toContain('<title>Times of the last 4 runs, now 40 ms; dashed: the budget</title>');
  expect(page).toContain('class="limit"');
  expect(page).toMatch(/5<span class="quiet"> \/ 4<\/span> \(over\)/);
});

test('a repaired defect is told and turns it red', () => {
  const made = report(plantRecord([{ ...known, state: 'repaired' }]));

  expect(made.isGreen).toBe(false);
  expect(renderReport(made)).toContain('Known defects that are gone (1)');
});

test('a known defect is told with its severity', () => {
  const defect = {
    id: 'XF-001',
    severity: 'high',
    spec: 'a > b',
    failure: /./,
    what: { en: 'it is wrong', fr: 'c’est faux' },
    evidence: { en: '', fr: '' },
  } as const;

  const made = report(plantRecord([known]), { knownDefects: [defect] });

  expect(made.verdict).toBe('The run is green: there are no new failures. Known defects seen again: 1.');
  expect(renderReport(made)).toContain('<td>XF-001</td><td>high</td><td>it is wrong</td>');
});

test('the page of a French reader is French', () => {
  const page = renderReport(report(plantRecord([failing, known]), {}, 'fr'));

  expect(page).toContain('<html lang="fr">');
  expect(page).toContain('Nouveaux échecs (1)');
  expect(page).not.toMatch(/New failures|did not run|By language/);
});

test('the job summary gets no table twice', () => {
  const made = report(plantRecord([failing, plantTest()]));

  expect(formatReport(made)).toContain('Capabilities verified');
  expect(formatNews(made)).not.toContain('Capabilities verified');
  expect(formatNews(made)).toContain('New failures (1)');
});

for (const [what, count, text, shown] of [
  ['fifty failures', 60, 'gone', 50],
  ['450 KiB', 30, 'é'.repeat(50_000), 4],
] as const) {
  test(`the job summary ends after ${what} and counts the others`, () => {
    const titles = Array.from({ length: count }, (_, at) => `${String.fromCharCode(0x4e00 + at)}`);
    const tests = titles.map((title) =>
      plantTest({
        ...failing,
        id: title,
        titles: [title],
        failure: { message: `${title} ${text}`, lines: [] },
      }),
    );

    const news = formatNews(report(plantRecord(tests)));

    expect(news).toContain(`New failures (${count})`);
    expect(news.match(/^#### /gm)).toHaveLength(shown);
    expect(news).toContain(`More tests in the report: ${count - shown}\n`);
  });
}
