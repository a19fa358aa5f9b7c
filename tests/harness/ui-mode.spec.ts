import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test as base, chromium, expect, type Page } from '@playwright/test';
import { findBrowser } from '../../harness/browser/find-browser.ts';
import { settings } from '../../harness/config/env.ts';
import { startTinyHarness } from '../support/tiny-harness.ts';
import { startPlaywright } from '../support/tiny-project.ts';

const root = path.resolve(import.meta.dirname, '../..');
const uiMode = ['--ui-host', '127.0.0.1', '--ui-port', '0'];

type Run = ReturnType<typeof startPlaywright>;

/** What a person sees of the UI mode of a run, and the run, which ends with the test. */
const test = base.extend<{ openUi: (run: Run) => Promise<Page> }>({
  openUi: async ({}, use) => {
    await using browser = await chromium.launch(findBrowser(settings.browser)?.launch);
    const runs: Run[] = [];
    await use(async (run) => {
      runs.push(run);
      const page = await browser.newPage();
      await page.goto(await findAddress(run));
      return page;
    });
    for (const run of runs) run.kill('SIGINT');
    await Promise.all(runs);
  },
});

function findAddress({ all }: Run): Promise<string> {
  let said = '';
  return new Promise((resolve) => {
    all.on('data', (chunk) => {
      said += chunk;
      const [, address] = /^Listening on (\S+)/m.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
}

test.setTimeout(90_000);
test.use({ actionTimeout: 60_000 });

test('the UI mode opens with the specs of the wizard', async ({ openUi }, info) => {
  const folder = info.outputPath();
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    path.join(folder, 'playwright.config.ts'),
    `import path from 'node:path';
    import real from ${JSON.stringify(path.join(root, 'playwright.config.ts'))};
    const there = (project) => ({ ...project, testDir: path.join(${JSON.stringify(root)}, project.testDir) });
    const { globalSetup, globalTeardown, ...config } = real;
    export default { ...config, projects: config.projects.map(there), outputDir: 'results' };\n`,
  );

  const page = await openUi(startPlaywright(folder, ['test', '-c', folder, ...uiMode]));

  await expect(page.getByRole('treeitem', { name: 'journey.spec.ts' })).toBeVisible({ timeout: 60_000 });
});

test('a run of the UI mode ends and is repeated', async ({ openUi }, info) => {
  const page = await openUi(
    startTinyHarness(info.outputPath(), {
      server: 'healthy',
      spec: `test('looks', async ({ page }) => { await page.goto('/'); });`,
      arguments: uiMode,
    }),
  );
  const runAll = page.getByTitle('Run all');
  const status = page.getByTestId('status-line');

  await runAll.click();
  await expect(status).toHaveText('1/1 (100%) — 1 passed', { timeout: 60_000 });
  await runAll.click();

  await expect(status).toContainText('Running');
  await expect(status).toHaveText('1/1 (100%) — 1 passed', { timeout: 60_000 });
});
