import { readFileSync, writeFileSync } from 'node:fs';
import { expect, type TestInfo, test } from '@playwright/test';
import { speak } from '../../harness/language/text.ts';
import { readRecord } from '../../harness/report/record/read-record.ts';
import { listRepeatSettings } from '../../harness/report/record/repeat-settings.ts';
import { runTinyProject } from '../support/tiny-project.ts';

const config = `projects: [{ name: 'wizard' }, { name: 'other' }],`;
const wayOut = 'run the tests first: npx playwright test';
const wizardOnly = { config, arguments: ['--project=wizard'] };

/** A failure with all that a test of the wizard leaves behind, its password included. */
const telling = `
  const secret = ['Aa1', 'planted', '7'].join('-');
  test('fails', async ({}, info) => {
    const png = info.outputPath('screen.png');
    writeFileSync(png, 'a picture');
    await info.attach('screenshot', { path: png, contentType: 'image/png' });
    await info.attach('server log, stderr', {
      body: 'said [ERROR] of ' + secret + '\\nsaid last',
      contentType: 'text/plain',
    });
    info.annotations.push({ type: '_language', description: 'fr' });
    throw new Error('typed ' + secret);
  });`;

test('a failure is recorded with picture and lines', async ({}, info) => {
  const record = await runSpec(info, telling);

  expect(record.tests).toMatchObject([
    {
      titles: ['fails'],
      file: 'specs/tiny.spec.ts',
      state: 'failed',
      failure: {
        message: 'Error: typed *************',
        picture: expect.stringMatching(/screenshot-\w+\.png$/),
        lines: ['said [ERROR] of *************', 'said last'],
      },
    },
  ]);
});

test('no record holds what was typed', async ({}, info) => {
  await runSpec(info, telling);

  expect(readFileSync(recordOf(info), 'utf8')).not.toContain(['Aa1', 'planted'].join('-'));
});

test('each state of a test is told apart', async ({}, info) => {
  const record = await runSpec(
    info,
    `
    test.describe.configure({ mode: 'serial' });
    test('known', () => { test.fail(); throw new Error('no'); });
    test('skipped', () => { test.skip(true, 'no Redis'); });
    test('passed', () => {});
    test('repaired', () => { test.fail(); });
    test('not run', () => {});`,
  );

  const states = record.tests.map(({ titles, state }) => [titles.join(), state]);
  expect(states.filter(([title, state]) => title !== state)).toEqual([]);
});

test('only a new failure is written down whole', async ({}, info) => {
  const fails = (title: string, known: string) =>
    `test('${title}', () => { ${known} throw new Error('x'.repeat(9000)); });`;

  const { tests } = await runSpec(info, fails('known', 'test.fail();') + fails('new', ''));

  const lengths = tests.map(({ titles, failure }) => [titles.join(), Number(failure?.message.length) > 9000]);
  expect(Object.fromEntries(lengths)).toEqual({ known: false, new: true });
});

test('a run of other projects leaves the record', async ({}, info) => {
  const spec = `test('passes', () => {});`;
  await runTinyProject(info.outputPath(), { spec, config, arguments: ['--project=other'] });

  expect(() => readRecord(recordOf(info))).toThrow('npx playwright test');
});

test('measures of the screens become history', async ({}, info) => {
  const measures = [{ screen: 'welcome', ms: 12, requests: 2, bytes: 345 }];
  const body = JSON.stringify(measures);

  const record = await runSpec(
    info,
    `test('measures', ({}, info) => info.attach('steps.json', { body: '${body}' }));`,
  );

  const [line] = readFileSync(info.outputPath('wizard-report', 'history.jsonl'), 'utf8').split('\n');
  expect(record.tests).toMatchObject([{ measures }]);
  expect(JSON.parse(line ?? '')).toMatchObject({ at: record.at, measures });
});

test('what repeats a run holds no password', () => {
  const baseUrl = 'http://someone:secret@127.0.0.1:8080/';

  const environment = listRepeatSettings({ target: 'attached', baseUrl, command: 'node x --key secret' });

  expect(environment).toEqual({
    WIZARD_TARGET: 'attached',
    WIZARD_BASE_URL: 'http://***@127.0.0.1:8080/',
    WIZARD_COMMAND: '...',
  });
});

test('a record that is not there is told', ({}, info) => {
  speak('en');

  expect(() => readRecord(recordOf(info))).toThrow('There is no record of a run');
  expect(() => readRecord(recordOf(info))).toThrow(wayOut);
});

const unreadable = {
  'written by half': { content: '{"format":', says: 'is incomplete' },
  'of another version': { content: '{"format": 0}', says: 'by another version of firstrun' },
};

for (const [kind, { content, says }] of Object.entries(unreadable)) {
  test(`a record ${kind} is told as such`, ({}, info) => {
    speak('en');
    const file = info.outputPath('last-run.json');
    writeFileSync(file, content);

    expect(() => readRecord(file)).toThrow(says);
    expect(() => readRecord(file)).toThrow(wayOut);
  });
}

/** Runs a spec as one of the wizard and reads what was written down. */
async function runSpec(info: TestInfo, spec: string) {
  const source = `import { writeFileSync } from 'node:fs';\n${spec}`;
  await runTinyProject(info.outputPath(), {
    spec: source,
    ...wizardOnly,
    chooseReporters: (all) => all.filter(([name]) => /(mask|record)-reporter/.test(name)),
  });
  return readRecord(recordOf(info));
}

function recordOf(info: TestInfo): string {
  return info.outputPath('wizard-report', 'last-run.json');
}
