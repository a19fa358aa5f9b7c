import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from '@playwright/test';
import { runTinyHarness } from '../support/tiny-harness.ts';

/** Each run asks a mute server for 10 s. */
test.describe.configure({ timeout: 120_000 });

const states = [
  {
    path: '/stop',
    words: 'custom was stopped during the tests (SIGSTOP or a debugger)',
    portrait: ', stopped, ',
  },
  {
    path: '/deaf',
    words: 'custom lived, but no longer answered during the tests',
    portrait: ', waiting in ',
  },
  { path: '/close', words: 'custom closed its port during the tests', portrait: '  nowhere' },
];

/** How the server was, as the report of the run shows it. */
async function readPortrait(folder: string): Promise<string> {
  const results = path.join(folder, 'allure-results');
  const texts = (await readdir(results)).filter((name) => name.endsWith('.txt'));
  const contents = await Promise.all(texts.map((name) => readFile(path.join(results, name), 'utf8')));
  return contents.filter((content) => content.startsWith('custom at http')).join('');
}

for (const { path, words, portrait } of states) {
  test(`a shared server after ${path} ends the run`, async ({}, info) => {
    const run = await runTinyHarness(info.outputPath(), {
      server: 'falls-silent',
      config: 'workers: 1, timeout: 1_500,',
      spec: `
        test('waits in vain', async ({ server }) => {
          await fetch(server.url + '${path}').catch(() => {});
          await fetch(server.url);
          await new Promise(() => {});
        });
        test('comes too late', ({ server }) => {});
        test('comes much too late', ({ server }) => {});`,
    });

    const output = stripVTControlCharacters(run.lines.join('\n'));
    expect(output).toContain(words);
    expect(output).toMatch(/it answered nothing when a test had failed: \S+/);
    expect(await readPortrait(run.folder)).toContain(portrait);
    // The one after it may have begun before the runner heard: the server is gone, and it is told so at once.
    expect(output).toMatch(/ {2}(2 tests|1 test) did not run\./);
    expect(output).toMatch(/\n2 passed, [12] failed$/);
  });
}

test('the silence of the server of a worker ends one test', async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), {
    server: 'falls-silent',
    config: 'fullyParallel: true, workers: 2, timeout: 30_000,',
    spec: `
      import { existsSync, writeFileSync } from 'node:fs';
      const isThere = (file) => expect.poll(() => existsSync(file), { timeout: 30_000 }).toBe(true);
      test('holds the first worker', () => isThere('lived.txt'));
      test('falls silent', async ({ server }) => {
        test.setTimeout(3_000);
        await fetch(server.url + '/stop');
      });
      test('lives', async ({ server }) => {
        expect((await fetch(server.url)).status).toBe(200);
        writeFileSync('lived.txt', '');
      });`,
  });

  const output = stripVTControlCharacters(run.lines.join('\n'));
  expect(output).toContain('custom was stopped during the tests');
  expect(output).toMatch(/\n4 passed, 1 failed$/);
});

test('a server that is only slow is left alone', async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), {
    server: 'falls-silent',
    config: 'workers: 1, timeout: 500,',
    env: { WIZARD_HEALTH_PATH: '/slow' },
    spec: `
      test('runs out of time', async () => {});
      test('is too slow', async ({ server }) => { await new Promise(() => {}); });
      test('comes later', ({ server }) => {});`,
  });

  const output = stripVTControlCharacters(run.lines.join('\n'));
  expect(output).toMatch(/\n4 passed, 1 failed$/);
  expect(output).not.toContain('during the tests');
});
