import path from 'node:path';
import { expect, test } from '@playwright/test';
import { readRecord } from '../../harness/report/record/read-record.ts';
import type { RecordedTest } from '../../harness/report/record/run-record.ts';
import { defectsOf } from '../../harness/report/run-summary.ts';
import { runTinyProject } from '../support/tiny-project.ts';

const harness = path.resolve(import.meta.dirname, '../../harness').replaceAll('\\', '/');

/** Tests that a known defect names, each with another end. */
const spec = `
  import { expect as check } from '@playwright/test';
  import { defectTest } from '${harness}/playwright/known-defect-fixture.ts';
  import { text } from '${harness}/language/text.ts';
  const words = { en: 'it is wrong', fr: 'c’est faux' };
  const failure = /as it says|screens met/;
  const known = { id: 'XF-002', severity: 'low', what: words, evidence: words, spec: /./, failure };
  const other = { ...known, id: 'XF-003', spec: /two of them/, failure: /as the other says/ };
  const application = { name: 'tiny', healthPath: '/', knownDefects: [known, other], usualSigns: [] };
  const known_ = defectTest.extend({ application: [async ({}, use) => use(application), { scope: 'worker' }] });
  known_('as it says', () => { throw new Error('as it says'); });
  known_('another trouble', () => { throw new Error('something else'); });
  known_('a second trouble', () => {
    check.soft('as it says').toBe('');
    check.soft('something else').toBe('');
  });
  known_('two of them', () => {
    check.soft('as it says').toBe('');
    check.soft('as the other says').toBe('');
  });
  known_('none', () => {});
  known_('a walk that stands still', () => { throw new Error(text('walk.met', { screens: 'welcome' })); });`;

test('only what a known defect says is known, and what never came to its point is blocked', async ({}, info) => {
  const run = await runTinyProject(info.outputPath('project'), {
    spec,
    config: "projects: [{ name: 'wizard' }],",
  });

  const { tests } = readRecord(info.outputPath('project', 'wizard-report', 'last-run.json'));
  expect(
    tests.map(({ titles, state }) => [titles.at(-1), state]),
    run.lines.join('\n'),
  ).toEqual([
    ['as it says', 'known'],
    ['another trouble', 'failed'],
    ['a second trouble', 'failed'],
    ['two of them', 'known'],
    ['none', 'repaired'],
    ['a walk that stands still', 'blocked'],
  ]);
  const two = tests.find(({ titles }) => titles.at(-1) === 'two of them');
  expect(defectsOf(two as RecordedTest)).toEqual(['XF-002', 'XF-003']);
});
