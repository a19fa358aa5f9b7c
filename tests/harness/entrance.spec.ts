import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { launchServer } from '../../harness/server/launch.ts';
import { runTinyHarness } from '../support/tiny-harness.ts';
import { tinyTarget } from '../support/tiny-target.ts';

const twoTests = `for (const name of ['one', 'two']) test(name, async ({ page }) => { await page.goto('./'); });`;
const plain = (server: string) => ({
  WIZARD_COMMAND: `node "${path.resolve(import.meta.dirname, `../../fixtures/servers/${server}.mjs`)}"`,
});

test('a server that is no wizard is told once, before the first test', async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), {
    server: 'answers',
    spec: twoTests,
    env: { ...plain('answers'), ANSWERS: '200,404' },
  });

  const told = run.lines.join('\n');
  expect(run.exitCode).toBe(1);
  expect(told).toMatch(
    /GET http:\/\/\S+\/install\/ = status 404\n\s+the page begins:|= status 404\nthe page begins:/,
  );
  expect(told).toContain('  | this is a 404');
  expect(told).toContain('the addresses, field names and headings of the reference wizard');
  expect(run.lines).toContainEqual(expect.stringMatching(/^0 passed, 1 failed/));
});

test('the browser and all requests accept the same certificate', async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), {
    server: 'speaks-tls',
    spec: `test('looks', async ({ page, request, visit }) => {
      await page.goto('./');
      expect((await request.get('./health')).status()).toBe(200);
      expect((await (await visit()).request.get('./health')).status()).toBe(200);
    });`,
    env: { WIZARD_PROTOCOL: 'https', WIZARD_IGNORE_HTTPS_ERRORS: '1' },
  });

  expect(run.exitCode, run.lines.join('\n')).toBe(0);
});

test('an application below a path is tested there', async ({}, info) => {
  await using server = await launchServer({ ...tinyTarget('lives-below'), healthPath: '/app/health' });

  const run = await runTinyHarness(info.outputPath(), {
    server: 'healthy',
    spec: `test('looks', async ({ page, wizard, http }) => {
      await page.goto('./');
      await expect(page.getByRole('heading')).toHaveText('Ours');
      await wizard.open();
      await expect(wizard.language.heading).toBeVisible();
      expect((await http.show()).screen).toBe('language');
    });`,
    env: { WIZARD_TARGET: 'attached', WIZARD_BASE_URL: `${server.url}/app/` },
  });

  expect(run.exitCode, run.lines.join('\n')).toBe(0);
});

test('an attached server with a certificate that nobody trusts is told at once', async ({}, info) => {
  const readiness = { statuses: [[200, 299]] as const, ignoresHttpsErrors: true };
  await using server = await launchServer(tinyTarget('speaks-tls'), { protocol: 'https', readiness });

  const run = await runTinyHarness(info.outputPath(), {
    server: 'healthy',
    spec: twoTests,
    env: { WIZARD_TARGET: 'attached', WIZARD_BASE_URL: server.url },
  });

  expect(run.lines.join('\n')).toMatch(
    /attached was not healthy after [\d.]+ m?s[\s\S]*not trusted[\s\S]*WIZARD_IGNORE_HTTPS_ERRORS=1/,
  );
  expect(run.lines).toContainEqual(expect.stringMatching(/^0 passed, 1 failed/));
});

test('a proxy that is not used is told where the server is far away', async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), {
    server: 'healthy',
    spec: twoTests,
    env: {
      WIZARD_TARGET: 'attached',
      WIZARD_BASE_URL: 'http://192.0.2.1:9/',
      WIZARD_START_TIMEOUT_MS: '500',
      HTTP_PROXY: 'http://127.0.0.1:9',
    },
  });

  expect(run.lines).toContainEqual(expect.stringContaining('the environment sets a proxy'));
});

for (const [selection, words, exitCode] of [
  ['a title', ['-g', 'no such title'], 1],
  ['a file', ['no-such-file'], 1],
  ['the shard', ['--shard=3/3'], 0],
  ['a title with --pass-with-no-tests', ['-g', 'no such title', '--pass-with-no-tests'], 0],
] as const)
  test(`no server starts when no test matches ${selection}`, async ({}, info) => {
    const run = await runTinyHarness(info.outputPath(), {
      server: 'healthy',
      spec: twoTests,
      arguments: words,
    });

    expect(run.exitCode, run.lines.join('\n')).toBe(exitCode);
    expect(run.lines.join('\n')).not.toContain('http://');
    expect(existsSync(info.outputPath('logs'))).toBe(false);
  });

test('the server starts when a test matches the title', async ({}, info) => {
  const run = await runTinyHarness(info.outputPath(), {
    server: 'answers',
    spec: `test('one', async ({ request }) => { expect((await request.get('./')).ok()).toBe(true); });`,
    arguments: ['-g', 'one'],
  });

  expect(run.lines.join('\n')).toMatch(/http:\/\/\S+/);
});
