import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './harness/browser/find-browser.ts';
import { settings } from './harness/config/env.ts';
import { runFolders } from './harness/config/output-folders.ts';
import { isDescription } from './harness/config/settings.ts';
import { workerCount } from './harness/config/workers.ts';
import { findApplication } from './harness/describe/find-application.ts';
import { proveWritable } from './harness/files/prove-writable.ts';
import { chooseTrace } from './harness/playwright/choose-trace.ts';
import { claimOutput } from './harness/playwright/claim-output.ts';
import { chooseReporters } from './harness/report/reporter-list.ts';

/**
 * They rest on signals, sessions, /proc and a terminal of their own. What holds on Windows in their place is in
 * `npm run check:windows`.
 */
const posixOnly = [
  '**/harness/{background,cli-*,copy*,endurance,output-{bursts,files},places,port{-*,rait},removal,run*,server,start-*,stop-*,strict-files}.spec.ts',
  '**/report/terminal-live.spec.ts',
];
const unfit = process.platform === 'win32' ? posixOnly : [];

const output = claimOutput(import.meta.dirname);
// Before Playwright empties them, which it does without a way out.
proveWritable(Object.values(runFolders).map((folder) => path.join(output, folder)));
const application = await findApplication(settings);
const isDescribed = isDescription(settings.target);

export default defineConfig({
  globalSetup: './harness/playwright/global-setup.ts',
  globalTeardown: './harness/playwright/global-teardown.ts',
  outputDir: path.join(output, runFolders.results),
  fullyParallel: true,
  forbidOnly: settings.ci,
  retries: 0,
  tag: settings.runName === undefined ? [] : [`@${settings.runName}`],
  workers: workerCount,
  timeout: 60_000,
  // Longer than the slowest page of a target (seven seconds), and so short that what does not come fails as itself:
  // a test that runs into its own limit cannot be told from any other that does, and no known defect can name it.
  expect: { timeout: 10_000 },
  // A reference is a promise: only `npm run pictures:update` writes one.
  updateSnapshots: 'none',
  snapshotPathTemplate: path.join(application.pictures ?? 'no-references', '{arg}{ext}'),
  // A list is no run, and ours tell of runs only.
  reporter: process.argv.includes('--list')
    ? 'list'
    : chooseReporters(
        { ...settings, name: application.name, folder: application.folder },
        import.meta.dirname,
        findBrowser(settings.browser)?.name,
        output,
      ),
  projects: [
    // The first one is what the UI mode and VS Code's extension show until somebody picks others.
    {
      name: 'wizard',
      testDir: 'tests',
      // What a wizard that keeps the contract promises, or what can be asked of any that is described; and of any server.
      testMatch: [`**/tests/${isDescribed ? 'suite' : 'wizard'}/*.spec.ts`, '**/tests/application/*.spec.ts'],
      dependencies: ['setup'],
      // No video: Playwright needs an ffmpeg of its own for it, and every test fails where that is missing.
      use: {
        ...devices['Desktop Chrome'],
        trace: chooseTrace(),
        screenshot: 'only-on-failure',
        // What is not there after this long does not come: without a limit a click waits for the whole test.
        actionTimeout: 10_000,
      },
    },
    {
      name: 'setup',
      testDir: 'harness/playwright',
      testMatch: isDescribed ? ['shared-server.setup.ts', 'first-step.setup.ts'] : 'shared-server.setup.ts',
      teardown: 'teardown',
    },
    { name: 'teardown', testDir: 'harness/playwright', testMatch: 'shared-server.teardown.ts' },
    // The project's own tests: `npm test` runs them beside the wizard's.
    {
      name: 'harness',
      testDir: 'tests/harness',
      testIgnore: unfit,
      default: false,
    },
    { name: 'services', testDir: 'tests/services', default: false },
    { name: 'report', testDir: 'tests/report', testIgnore: unfit, default: false },
    { name: 'reference', testDir: 'fixtures/reference-wizard/test', default: false },
  ],
});
