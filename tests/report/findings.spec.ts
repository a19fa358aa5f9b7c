import { expect, test } from '@playwright/test';
import { speak } from '../../harness/language/text.ts';
import { makeDocument } from '../../harness/report/findings-document.ts';
import { formatFindings, renderFindings } from '../../harness/report/findings-page.ts';
import { collectFindings, type FindingsRecord } from '../../harness/report/findings-record.ts';
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
    'XF-001': [{ spec: 'a.spec.ts > one', testId: 'id-1', says: 'Error: one' }],
    'XF-002': [{ spec: 'a.spec.ts > <two>', testId: 'id-2', says: 'Error: <two>' }],
  },
  unjudged: [{ spec: 'b.spec.ts > news', testId: 'id-3', says: 'Error: news' }],
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
      evidence: [{ address: '../playwright-report/index.html#?testId=id-2' }],
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

test('failures that nobody has judged are told apart', () => {
  speak('en');
  const document = makeDocument(record, defects, 'en');

  expect(formatFindings(document)).toMatch(/## Failures that nobody has reviewed yet\n\n- \[b\.spec\.ts/);
  expect(renderFindings(document, 'en')).toContain('testId=id-3">b.spec.ts &gt; news</a>');
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
