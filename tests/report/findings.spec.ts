import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Log } from 'sarif';
import { speak } from '../../harness/language/text.ts';
import { type DocumentedFinding, makeDocument } from '../../harness/report/findings-document.ts';
import { formatFindings, formatIssue, renderFindings } from '../../harness/report/findings-page.ts';
import { collectFindings, type Evidence, type FindingsRecord } from '../../harness/report/findings-record.ts';
import { formatSarif } from '../../harness/report/findings-sarif.ts';
import { readRecord } from '../../harness/report/record/read-record.ts';
import type { KnownDefect } from '../../harness/targets/known-defect.ts';
import { runTinyProject } from '../support/tiny-project.ts';

const defect = (id: string, severity: KnownDefect['severity']): KnownDefect => ({
  id,
  severity,
  spec: 'some.spec.ts > some title',
  failure: /./,
  what: { en: `<b>${id}</b> is wrong`, fr: `<b>${id}</b> est faux` },
  evidence: { en: 'Type "x".', fr: 'Saisissez « x ».' },
});

const defects = [defect('XF-001', 'low'), defect('XF-002', 'critical'), defect('XF-003', 'high')];

const record: FindingsRecord = {
  target: 'x-filamenta',
  commit: 'abc1234',
  browser: 'Chromium 156',
  at: '2026-01-02T03:04:05Z',
  passed: 7,
  seen: {
    'XF-001': [{ spec: 'a.spec.ts > one', says: 'Error: one' }],
    'XF-002': [{ spec: 'a.spec.ts > <two>', says: 'Error: <two>' }],
  },
  waiting: { 'XF-002': [{ spec: 'c.spec.ts > late', says: 'Error: stuck' }] },
  unjudged: [{ spec: 'b.spec.ts > news', says: 'Error: news' }],
  skips: [{ what: 'no MariaDB here', count: 3 }],
};

for (const language of ['en', 'fr'] as const) {
  const document = () => {
    speak(language);
    return makeDocument(record, defects, language);
  };

  test(`in ${language} the worst finding comes first`, () => {
    const { findings, notSeen } = document();

    expect(findings.map(({ id }) => id)).toEqual(['XF-002', 'XF-001']);
    expect(notSeen).toEqual(['XF-003']);
  });

  test(`in ${language} a finding tells how to see it`, () => {
    const [worst] = document().findings;

    expect(worst).toMatchObject({
      what: defects[1]?.what[language],
      howToSee: defects[1]?.evidence[language],
      evidence: [{ spec: 'a.spec.ts > <two>' }],
    });
  });
}

test('markup of a finding is text in both documents', () => {
  speak('en');
  const document = makeDocument(record, defects, 'en');

  const [markdown, page] = [formatFindings(document), renderFindings(document, 'en')];

  expect(markdown).toContain('\\<b\\>XF-002\\</b\\> is wrong');
  expect(page).toContain('&lt;b&gt;XF-002&lt;/b&gt; is wrong');
  expect(page).not.toMatch(/<b>|<two>/);
});

test('tests that wait behind a finding are counted, and show it only where no other does', () => {
  speak('en');
  const document = makeDocument(record, defects, 'en');

  const waits = '1 test waits behind this finding: it never came to what it is about.';
  expect(document.facts).toContain('7 tests passed, 2 failed because of these findings, 1 blocked by them');
  expect(document.findings.map(({ waiting }) => waiting)).toEqual([1, 0]);
  const late = makeDocument({ ...record, seen: {} }, defects, 'en').findings;
  expect(late.map(({ id, evidence }) => [id, evidence[0]?.spec])).toEqual([['XF-002', 'c.spec.ts > late']]);
  expect(formatFindings(document)).toContain(waits);
  expect(renderFindings(document, 'en')).toContain(waits);
});

test('failures that nobody has judged are told apart', () => {
  speak('en');
  const document = makeDocument(record, defects, 'en');

  expect(formatFindings(document)).toMatch(/## Failures that nobody has reviewed yet\n\n- b\.spec\.ts/);
  expect(renderFindings(document, 'en')).toContain('<li>b.spec.ts &gt; news</li>');
});

test('what was not examined is told with its reason', () => {
  speak('en');
  const document = makeDocument(record, defects, 'en');

  expect(formatFindings(document)).toMatch(/## Not examined.*\n\n- 3 no MariaDB here/);
  expect(renderFindings(document, 'en')).toContain('<li>3  no MariaDB here</li>');
});

test('both documents can be sent alone: they lead nowhere, and the page holds its picture', ({}, info) => {
  speak('en');
  const picture = info.outputPath('seen.png');
  writeFileSync(picture, 'a picture');
  const [shown] = record.seen['XF-002'] as [Evidence];
  const document = makeDocument({ ...record, seen: { 'XF-002': [{ ...shown, picture }] } }, defects, 'en');

  const [markdown, page] = [formatFindings(document), renderFindings(document, 'en')];

  expect(markdown).not.toMatch(/\]\(/);
  expect(page.match(/(?:href|src)="[^"]+"/g)).toEqual([
    'href="#XF-002"',
    `src="data:image/png;base64,${Buffer.from('a picture').toString('base64')}"`,
  ]);
});

test('a finding as an issue begins with its title, and holds what was seen', () => {
  speak('en');
  const [worst] = makeDocument(record, [{ ...defects[1], place: 'app.py:12' } as KnownDefect], 'en').findings;

  const [title, ...body] = formatIssue(worst as DocumentedFinding).split('\n');

  expect(title).toBe('# XF-002 (critical): \\<b\\>XF-002\\</b\\> is wrong');
  expect(body).toEqual(expect.arrayContaining(['**Where in the code:** `app.py:12`', '```', 'Error: <two>']));
});

test('code hosts get each finding as a rule with its severity and an alert with its place', () => {
  speak('en');
  const placed = defects.map((each) => (each.id === 'XF-002' ? { ...each, place: 'src/app.py:12' } : each));

  const { version, runs } = JSON.parse(formatSarif(makeDocument(record, placed, 'en'))) as Log;

  expect(version).toBe('2.1.0');
  expect(runs[0]?.tool.driver.rules).toMatchObject([
    { id: 'XF-002', properties: { 'security-severity': '9.5' } },
    { id: 'XF-001', properties: { 'security-severity': '2.0' } },
  ]);
  const at = (uri: string, startLine: number) => [
    { physicalLocation: { artifactLocation: { uri }, region: { startLine } } },
  ];
  expect(runs[0]?.results).toMatchObject([
    { ruleId: 'XF-002', level: 'error', locations: at('src/app.py', 12) },
    { ruleId: 'XF-001', level: 'note', locations: at('no file associated with this alert', 1) },
  ]);
});

test('the findings are in the record of a run', async ({}, info) => {
  const known = `{ annotation: { type: 'known defect', description: 'XF-002 it is wrong' } }`;
  const spec = `
    test('fine', () => {});
    test('as known', ${known}, ({}, info) => { info.fail(); throw new Error('as it says'); });
    test('news', () => { throw new Error('not known'); });`;

  await runTinyProject(info.outputPath('project'), { spec, config: "projects: [{ name: 'wizard' }]," });

  const file = info.outputPath('project', 'wizard-report', 'last-run.json');
  const { passed, seen, unjudged } = collectFindings(readRecord(file));
  expect(passed).toBe(1);
  expect(seen).toMatchObject({
    'XF-002': [{ spec: expect.stringMatching(/> as known$/), says: 'Error: as it says' }],
  });
  expect(unjudged).toMatchObject([{ spec: expect.stringMatching(/> news$/) }]);
});
