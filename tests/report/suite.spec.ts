import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { parseSettings } from '../../harness/config/env.ts';
import { describeApplication } from '../../harness/describe/application.ts';
import { loadWizard } from '../../harness/describe/load-wizard.ts';
import { readRecord } from '../../harness/report/record/read-record.ts';
import type { RecordedTest } from '../../harness/report/record/run-record.ts';
import { recordFiles, reportFolders } from '../../harness/report/report-names.ts';
import { launchServer } from '../../harness/server/launch.ts';
import { findMariadb } from '../../harness/services/mariadb.ts';
import { findPostgres } from '../../harness/services/postgres.ts';
import { startPlaywright } from '../support/tiny-project.ts';

test.describe.configure({ timeout: 300_000 });

const root = path.resolve(import.meta.dirname, '../..');
const small = 'fixtures/wizards/small/small.wizard.ts';

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
    'dead-link': 'site: no link leads to an error',
    'foreign-host': 'site: no other host is asked',
    sniffed: 'site: no browser guesses what the answer is',
    framed: 'site: no other site can frame the page',
    'tells-version': 'site: no header tells the version of the software',
    'readable-cookie': 'no script can read the cookie of a session',
    'cookie-for-all': 'no other site sends the cookie of a session along',
    'shuts-after-forgery': 'account: whatever came that nobody can type, it can be installed afterwards',
    'two-administrators': 'of two people who finish at once one becomes administrator',
  },
  {
    unescaped: 'account: markup typed into user does nothing',
    unrequired: 'site: without site nobody gets further',
    'english-only': 'in fr a person answers every step and arrives at the end',
    'double-click': 'two clicks on the last button install once and end well',
    'any-password': 'with other answers nobody can sign in',
    forgets: 'an installation outlives a restart of the server',
    unreloadable: 'account reloaded, it can be finished from where it is then',
    'back-forgets': 'account after a step back and forward again, it can be finished',
    'old-cookie': 'account after a restart of the server, whoever stood there can finish',
    'shows-token': 'site: what nobody can type breaks nothing, whatever it is',
    'trusts-admin': 'an administrator called admin: each page opens for whom it is for, and for nobody else',
    'starts-over': 'account whoever comes back to the wizard goes on where it says',
  },
  {
    'half-installed': 'killed 20 ms after the last answer, it is installed or can be',
    'no-account': 'the administrator who was asked for can sign in',
    'takes-any-form': 'another site cannot install in the name of whoever visits it',
    'mouse-only': 'it can be walked to the end by keyboard alone',
    'any-email': 'account: an address without @ is refused',
    'opens-again': 'once all is installed, /setup is closed to strangers',
    'open-steps': 'once all is installed, /setup/summary is closed to strangers',
    'logs-token': 'account: what nobody can type breaks nothing, whatever it is',
    'two-tokens': 'summary: what nobody can type breaks nothing, whatever it is',
    'setup-at-sign-in': 'once all is installed, no step is shown to strangers',
  },
  {
    tires: 'started with sessions of a minute it answers the tenth request of a session as the first',
    quiet: 'started with sessions of a minute each stream that tells of its start elsewhere tells of it here',
    'takes-any-length': 'started with sessions of no certain length, it refuses and says why',
    'page-error': 'account: the browser meets no error',
    'password-cookie': 'summary: the browser has stored no secret',
    'in-the-address': 'summary: no address holds a secret',
    'token-is-enough': 'the last request does nothing without the session that it belongs to',
    'admin-by-name': 'an administrator: each page opens for whom it is for, and for nobody else',
    'late-install': 'once all is installed, the last request of somebody else changes nothing',
  },
];

test('the small wizard keeps sixty laws, and each law is proved by a fault', async ({}, info) => {
  const { exitCode, tests, told } = await runSuite(info.outputPath(), {});

  expect(exitCode, told).toBe(0);
  const passed = tests.filter(
    ({ state, file }) => state === 'passed' && /^tests\/(suite|application)\//.test(file),
  );
  expect(passed.length).toBeGreaterThanOrEqual(60);
  const proved = new Set(runs.flatMap((caught) => Object.values(caught)));
  const provedPlaces = passed.filter((each) => proved.has(nameOf(each))).map(placeOf);
  expect(passed.filter((each) => !provedPlaces.includes(placeOf(each))).map(nameOf)).toEqual([]);
});

for (const caught of runs)
  test(`each of these faults is caught by its law: ${Object.keys(caught).join(', ')}`, async ({}, info) => {
    const laws = Object.values(caught);

    const target = await describeFaulty(info.outputPath(), laws);
    const { tests, told } = await runSuite(info.outputPath(), caught, { WIZARD_TARGET: target });

    const failed = tests.filter(({ state }) => state === 'known');
    expect(failed.map(nameOf).sort(), told).toEqual([...laws].sort());
    // What does not come is told as soon as nothing moves any more.
    expect(failed.filter(({ durationMs }) => durationMs > 25_000).map(nameOf)).toEqual([]);
  });

for (const [engine, find] of [
  ['mysql', findMariadb],
  ['postgresql', findPostgres],
] as const)
  test(`each server gets a database of ${engine} of its own, and its person what opens it`, async ({}, info) => {
    const service = find({});
    test.skip(!service.available, 'reason' in service ? service.reason : '');
    const target = await describeDatabase(info.outputPath(), engine);

    const { tests, told } = await runSuite(
      info.outputPath(),
      { '': 'a person answers every step and arrives at the end' },
      { WIZARD_TARGET: target },
    );

    expect(
      tests.map(({ state }) => state),
      told,
    ).toEqual(['passed', 'passed']);
  });

test('a button on the way is pressed, and neither a warning that always stands nor a link that nobody sees misleads', async ({}, info) => {
  const unanswered = 'site: without site nobody gets further';
  const target = path.join(info.outputPath(), 'checked.wizard.ts');
  const original = path.relative(info.outputPath(), path.join(root, small)).replaceAll('\\', '/');
  await mkdir(info.outputPath(), { recursive: true });
  await writeFile(
    target,
    `import small from '${original}';
    const [site, ...others] = small.steps;
    const check = { at: { button: 'Check' }, press: true };
    const asks = { site: { ...site.asks.site, required: true }, locale: site.asks.locale, check };
    export default { ...small, steps: [{ ...site, asks }, ...others] };`,
  );
  const laws = {
    way: 'in en a person answers every step and arrives at the end',
    keys: 'it can be walked to the end by keyboard alone',
    links: 'site: no link leads to an error',
    unanswered,
  };
  const run = (laws: Readonly<Record<string, string>>, faults: string) =>
    runSuite(info.outputPath(), laws, { WIZARD_TARGET: target, SMALL_BUG: faults });

  const kept = await run(laws, 'checks,warns,closed-menu');
  const broken = await run({ unanswered }, 'checks,warns,silent');

  const named = (tests: readonly RecordedTest[], state: string) =>
    tests
      .filter((each) => each.state === state)
      .map(nameOf)
      .sort();
  expect(named(kept.tests, 'passed'), kept.told).toEqual(Object.values(laws).sort());
  expect(named(broken.tests, 'failed'), broken.told).toEqual([unanswered]);
});

test('of a server that somebody else has started the first page is looked at, and nothing is installed', async ({}, info) => {
  const faults = { 'no-title': 'site: the page has a title', pale: 'site: axe finds no serious barrier' };
  const application = describeApplication(await loadWizard(path.join(root, small)), parseSettings({}));
  await using server = await launchServer(application, { env: { SMALL_BUG: Object.keys(faults).join(',') } });

  const { tests, told } = await runSuite(info.outputPath(), {}, { WIZARD_BASE_URL: server.url });

  const named = (state: string) => tests.filter((each) => each.state === state).map(nameOf);
  expect(named('failed').sort(), told).toEqual(Object.values(faults).sort());
  expect(named('passed').length).toBeGreaterThanOrEqual(10);
  expect(named('passed').filter((name) => !name.startsWith('site: '))).toEqual([]);
  expect(await fetch(`${server.url}/setup`).then(({ url }) => new URL(url).pathname)).toBe('/setup/site');
});

/**
 * The small wizard, known to break some laws: after each failure that nobody expects Playwright would begin a new worker,
 * and that one a new walk.
 */
async function describeFaulty(folder: string, laws: readonly string[]): Promise<string> {
  const file = path.join(folder, 'faulty.wizard.ts');
  const original = path.relative(folder, path.join(root, small)).replaceAll('\\', '/');
  const specs = laws.map((law) => `${law.replace(/[.]/g, '\\.').replaceAll(' ', '( > | )')}$`);
  await mkdir(folder, { recursive: true });
  await writeFile(
    file,
    `import small from '${original}';
    const words = { en: 'a fault', fr: 'une faute' };
    const knownDefects = ${JSON.stringify(specs)}.map((spec, index) => ({
      id: 'SMALL-' + index, severity: 'low', what: words, evidence: words, spec: new RegExp(spec), failure: /(?:)/,
    }));
    export default { ...small, knownDefects };`,
  );
  return file;
}

/** The small wizard, which makes a table in the end: one that is there already fails it. */
async function describeDatabase(folder: string, engine: 'mysql' | 'postgresql'): Promise<string> {
  const file = path.join(folder, 'database.wizard.ts');
  const from = (module: string) => path.relative(folder, path.join(root, module)).replaceAll('\\', '/');
  await mkdir(folder, { recursive: true });
  await writeFile(
    file,
    `import small from '${from(small)}';
    import { makeTable } from '${from('harness/services/query.ts')}';
    let database;
    const answers = (make) => {
      database = make.database;
      return small.answers(make);
    };
    const handWork = () => makeTable({ engine: '${engine}', ...database }, 'mine', { id: 1 });
    export default { ...small, answers, handWork, database: '${engine}' };`,
  );
  return file;
}

/** A run of the whole project on the small wizard with some faults, by the laws that are to catch them. */
async function runSuite(
  folder: string,
  caught: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
) {
  const chosen = Object.values(caught).map((law) => law.replace(/[.]/g, '\\$&'));
  const { exitCode, all } = await startPlaywright(
    root,
    ['test', '--project=wizard', ...(chosen.length > 0 ? ['-g', `(${chosen.join('|')})$`] : [])],
    {
      FIRSTRUN_PROJECT: root,
      FIRSTRUN_OUTPUT: folder,
      WIZARD_LANG: 'en',
      WIZARD_TARGET: small,
      SMALL_BUG: Object.keys(caught).join(','),
      ...env,
    },
  );
  const { tests } = readRecord(path.join(folder, reportFolders.wizard, recordFiles.lastRun));
  return { exitCode, tests: tests.filter(({ project }) => project === 'wizard'), told: all };
}

const nameOf = ({ titles }: RecordedTest) => titles.join(' ');
/** Where a law stands: it makes one test for each step or question. */
const placeOf = ({ file, line }: RecordedTest) => `${file}:${line}`;
