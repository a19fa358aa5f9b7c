import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { runTinyHarness } from '../support/tiny-harness.ts';

const chooseTrace = path.resolve(import.meta.dirname, '../../harness/playwright/choose-trace.ts');

/** Runs one test that looks at a page; its trace is told by the kinds of things it holds. */
async function record(
  folder: string,
  body: string,
  { args = [], isCi = false }: { args?: readonly string[]; isCi?: boolean } = {},
): Promise<Set<string>> {
  await runTinyHarness(folder, {
    server: 'healthy',
    spec: `test('looks', async ({ page }) => {
      await page.goto('/');
      await page.getByText('ok').or(page.locator('body')).first().screenshot();
      ${body}
    });`,
    config: `use: { trace: (await import(${JSON.stringify(chooseTrace)})).chooseTrace(${isCi}) },`,
    arguments: args,
  });
  const results = path.join(folder, 'test-results');
  const zip = readdirSync(results, { recursive: true, encoding: 'utf8' }).find(
    (name) => name.includes('looks') && name.endsWith('trace.zip'),
  );
  const entries = Object.entries(unzipSync(readFileSync(path.join(results, String(zip)))));
  const lines = entries
    .filter(([name]) => /\.(trace|network)$/.test(name))
    .flatMap(([, content]) => Buffer.from(content).toString().split('\n'))
    .filter((line) => line !== '');
  return new Set(lines.map((line) => JSON.parse(line).type));
}

test('in CI the trace of a failed test shows the page at each action', async ({}, info) => {
  const kinds = await record(info.outputPath(), 'expect(1).toBe(2);', { isCi: true });

  expect(kinds).toContain('frame-snapshot');
});

test('elsewhere the trace of a failed test is as cheap as its actions', async ({}, info) => {
  const kinds = await record(info.outputPath(), 'expect(1).toBe(2);');

  expect(kinds).toContain('before');
  expect(kinds).not.toContain('frame-snapshot');
  expect(kinds).not.toContain('screencast-frame');
});

test('a trace that was asked for shows everything', async ({}, info) => {
  const kinds = await record(info.outputPath(), '', { args: ['--trace', 'on'] });

  expect([...kinds]).toEqual(
    expect.arrayContaining(['frame-snapshot', 'screencast-frame', 'resource-snapshot']),
  );
});
