import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { proves } from '../../harness/playwright/proves.ts';
import { runTinyHarness } from '../support/tiny-harness.ts';

/** What became of a test, and what happened in it by its own attachment. */
interface Told {
  readonly status: string;
  readonly message: string;
  readonly timeline: string;
  /** The same for programs, of a test that failed. */
  readonly events: string;
  /** What was seen of the server from outside. */
  readonly portrait: string;
}

/** Tests that look at a server in trouble. */
const spec = `
  for (const address of ['/warns', '/console', '/throws', '/incomplete', '/foreign'])
    test('meets ' + address, async ({ page }) => { await page.goto(address); });

  test('announces', async ({ page, announce }) => {
    announce('refused sign-in', 'the password is wrong');
    await page.goto('/warns');
  });
  test('announces in vain', async ({ page, announce }) => {
    announce('refused sign-in', 'the password is wrong');
    await page.goto('/');
  });
  test('fails', async ({ page }) => {
    await page.goto('/warns');
    expect('here').toBe('there');
  });
  test('waits in vain', async ({ page }) => {
    await page.goto('/hangs?secret=1', { timeout: 1500 });
  });
  test('asks twice', async ({ page, visit, announce }) => {
    announce('refused sign-in', 'the password is wrong');
    await (await visit()).request.get('/first?secret=1');
    await page.goto('/warns');
  });`;

// One run for all of them: it is the runs that take the time.
test.describe.configure({ mode: 'default' });

let told: Readonly<Record<string, Told>>;

test.beforeAll(async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), { server: 'troubled', spec });
  told = readTold(path.join(run.folder, 'allure-results'));
});

function readTold(results: string): Record<string, Told> {
  const read = (name: string) => readFileSync(path.join(results, name), 'utf8');
  const all = readdirSync(results).filter((name) => name.endsWith('-result.json'));
  return Object.fromEntries(
    all.map((file) => {
      const result = JSON.parse(read(file));
      const attachments = [result, ...result.steps].flatMap(({ attachments = [] }) => attachments);
      const readAttached = (wanted: string) => {
        const found = attachments.find(({ name }: { name: string }) => name === wanted);
        return found === undefined ? '' : read(found.source);
      };
      const { status, statusDetails, name } = result;
      const timeline = readAttached('what happened');
      const events = readAttached('timeline.json');
      const portrait = readAttached('state of the server');
      return [name, { status, message: statusDetails.message ?? '', timeline, events, portrait }];
    }),
  );
}

const troubles = {
  '/warns': 'server log line: <time> [WARNING] auth: Sign in refused: no\n  after 12 attempts',
  '/console': 'console error: the cart is empty',
  '/throws': 'page error: the button is gone',
  '/incomplete': 'failed request: GET /missing.js 404',
  '/foreign': 'foreign host: tracker.example (GET /pixel.png)',
};

for (const [address, problem] of Object.entries(troubles)) {
  test(
    `a passing test fails of what it meets unannounced at ${address}`,
    proves('C32 unexpected server line fails', 'C33 browser error fails'),
    () => {
      const { status, message } = told[`meets ${address}`] as Told;

      expect(status).toBe('failed');
      const untimed = message.replace(/\d{4}-\d\d-\d\d [\d:,]+/, '<time>');
      expect(untimed).toContain(`the test did not announce these problems:\n  ${problem}\n`);
      expect(message).toContain("announce('<problem>', '<reason>')");
    },
  );
}

test('an announced problem is none', () => {
  expect(told['announces']?.status).toBe('passed');
});

test('an announced problem that does not come fails', () => {
  expect(told['announces in vain']?.message).toContain(
    'these problems were announced but did not occur:\n  refused sign-in (the password is wrong)',
  );
});

test('a test that fails is told by its own failure', () => {
  expect(told['fails']?.message).toContain('toBe');
  expect(told['fails']?.message).not.toContain('nobody announced');
});

test('a timeline tells browser, requests and log in order', proves('C34 exact slice'), () => {
  const { timeline } = told['asks twice'] as Told;

  const happened = timeline.slice(timeline.indexOf('everything that happened')).split('\n').slice(1, -1);
  const without = (line: string) => line.replace(/^ *\+[\d.]+ s +/, '').replace(/\d+ ms/, '<ms>');
  expect(happened.map(without).filter((line) => !line.includes('auth:'))).toEqual([
    expect.stringMatching(/^http +GET \/first 200, <ms>$/),
    expect.stringMatching(/^browser +GET \/warns 200, <ms>$/),
    expect.stringMatching(/^server +err \| {3}after 12 attempts$/),
  ]);
});

test('a failed test hands its events over as JSON', () => {
  expect(JSON.parse(told['fails']?.events ?? '')).toMatchObject({
    events: expect.arrayContaining([
      expect.objectContaining({
        source: 'browser',
        what: expect.stringMatching(/^GET \/warns 200, \d+ ms$/),
      }),
      expect.objectContaining({ source: 'server', stream: 'err', weight: 'warning' }),
    ]),
  });
  expect(told['meets /warns']?.events).not.toBe('');
  expect(told['announces']?.events).toBe('');
});

test('a timeline begins with its problems', () => {
  expect(told['asks twice']?.timeline).toMatch(
    /\nproblems, newest first\n.*\[WARNING\] auth: Sign in refused: no\n +after 12 attempts\n\neverything that happened/,
  );
});

test('a request without an answer is told with its wait', () => {
  const { timeline } = told['waits in vain'] as Told;

  expect(timeline).toMatch(/\nproblems, newest first\n.*GET \/hangs: no answer within \d{4} ms\n/);
  expect(timeline).not.toContain('secret');
});

test('a failed test shows how its server is', () => {
  const { portrait } = told['waits in vain'] as Told;

  expect(portrait).toMatch(/^custom at http:\/\/127\.0\.0\.1:\d+\nanswer of .*: status 200/);
  expect(portrait).toMatch(
    /\nits processes\n {2}\d+ \S*node, (waiting in .*, )?[\d.]+ s of CPU time, \d+ MB, threads: \d+/,
  );
  expect(portrait).toMatch(/\nwhere it listens\n {2}127\.0\.0\.1:\d+\n/);
  expect(portrait).toMatch(/\nits disk\n {2}[\d.]+ [GT]B of [\d.]+ [GT]B free at /);
  expect(portrait).toContain('err |   after 12 attempts');
});

test('a test that passes needs no look at its server', () => {
  expect(told['announces']?.portrait).toBe('');
});
