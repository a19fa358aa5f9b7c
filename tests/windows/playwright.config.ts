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
    { name: 'life of a server', testDir: '.', testMatch: 'server.spec.ts' },
    { name: 'reference installed', testDir: '.', testMatch: 'reference.spec.ts' },
    {
      name: 'commands and runs',
      testDir: '.',
      testMatch: ['cli.spec.ts', 'other-process.spec.ts', 'run.spec.ts'],
    },
    { name: 'portable specs', testDir: '../harness', testMatch: portable },
  ],
});
