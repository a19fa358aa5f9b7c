import path from 'node:path';
import { defineConfig } from '@playwright/test';

const harness = path.resolve(import.meta.dirname, '../../harness/playwright');

/** Specs of the harness that need nothing but Node: no compiler, no signal, no native module. */
const portable = /\/harness\/(clean-logs|cli-command-line|defuse|language|output-order|settings)\.spec\.ts/;

export default defineConfig({
  globalSetup: path.join(harness, 'global-setup.ts'),
  globalTeardown: path.join(harness, 'global-teardown.ts'),
  outputDir: path.join(process.env['CHECK_FOLDER'] ?? 'test-results', 'results'),
  reporter: './lines-reporter.ts',
  workers: 2,
  fullyParallel: true,
  // Each check starts several processes; under wine each of those takes half a second on an idle machine.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  projects: [
    { name: 'windows', testDir: '.', testIgnore: 'small-run/**' }, // which is a project of its own
    { name: 'portable', testDir: '../harness', testMatch: portable },
  ],
});
