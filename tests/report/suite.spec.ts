import path from 'node:path';
import { expect, test } from '@playwright/test';
import { readRecord } from '../../harness/report/record/read-record.ts';
import { recordFiles, reportFolders } from '../../harness/report/report-names.ts';
import { startPlaywright } from '../support/tiny-project.ts';

test.describe.configure({ timeout: 300_000 });

/** By fault of the small wizard: the law that catches it. Each row is one run, and its faults do not touch each other. */
const runs: readonly Readonly<Record<string, string>>[] = [
  {
    'no-title': 'site: the page has a title',
    'no-language': 'site: the page names its language',
    pale: 'the end: axe finds no serious barrier',
    wide: 'site: nothing lies beside a window 320 pixels wide',
    'off-the-keys': 'site: Tab comes to every control',
    nameless: 'account: every field says what it is for',
    'open-password': 'account: no secret is shown while it is typed',
    'tells-password': 'summary: the page repeats no secret',
    'keeps-password': 'summary: the browser has stored no secret',
    'logs-password': 'the server logs no secret',
    'console-error': 'site: the browser meets no error',
    'missing-picture': 'site: no request fails',
    'foreign-host': 'site: no other host is asked',
    sniffed: 'site: no browser guesses what the answer is',
    framed: 'site: no other site can frame the page',
    'tells-version': 'site: no header tells the version of the software',
    'readable-cookie': 'no script can read the cookie of a session',
    'cookie-for-all': 'no other site sends the cookie of a session along',
    'two-administrators': 'of two people who finish at once one becomes administrator',
  },
  {
    unescaped: 'account: markup typed into user does nothing',
    unrequired: 'site: without site nobody gets further',
    'english-only': 'in fr a person answers every step and arrives at the end',
    'double-click': 'two clicks on the last button install once and end well',
    'any-password': 'with other answers nobody can sign in',
    forgets: 'an installation outlives a restart of the server',
  },
  {
    'half-installed': 'killed 20 ms after the last answer, it is installed or can be',
    'no-account': 'the administrator who was asked for can sign in',
    'takes-any-form': 'another site cannot install in the name of whoever visits it',
  },
  {
    'page-error': 'account: the browser meets no error',
    'password-cookie': 'summary: the browser has stored no secret',
    'in-the-address': 'summary: no address holds a secret',
  },
];

test('the small wizard keeps sixty laws', async ({}, info) => {
  const { exitCode, passed, told } = await runSuite(info.outputPath(), {});

  expect(exitCode, told).toBe(0);
  expect(passed.length).toBeGreaterThanOrEqual(60);
});

for (const caught of runs)
  test(`each of these faults is caught by its law: ${Object.keys(caught).join(', ')}`, async ({}, info) => {
    const laws = Object.values(caught);

    const { failed, told } = await runSuite(info.outputPath(), caught);

    expect(failed, told).toEqual([...laws].sort());
  });

/** A run of the whole project on the small wizard with some faults, by the laws that are to catch them. */
async function runSuite(folder: string, caught: Readonly<Record<string, string>>) {
  const root = path.resolve(import.meta.dirname, '../..');
  const chosen = Object.values(caught).map((law) => law.replace(/[.]/g, '\\$&'));
  const { exitCode, all } = await startPlaywright(
    root,
    ['test', '--project=wizard', ...(chosen.length > 0 ? ['-g', `(${chosen.join('|')})$`] : [])],
    {
      FIRSTRUN_PROJECT: root,
      FIRSTRUN_OUTPUT: folder,
      WIZARD_LANG: 'en',
      WIZARD_TARGET: 'fixtures/wizards/small/small.wizard.ts',
      SMALL_BUG: Object.keys(caught).join(','),
    },
  );
  const { tests } = readRecord(path.join(folder, reportFolders.wizard, recordFiles.lastRun));
  const ofState = (state: string) =>
    tests
      .filter((each) => each.project === 'wizard' && each.state === state)
      .map(({ titles }) => titles.join(' '))
      .sort();
  return { exitCode, passed: ofState('passed'), failed: ofState('failed'), told: all };
}
