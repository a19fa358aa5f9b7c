import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { settings } from '../../../harness/config/env.ts';
import { chooseReporters } from '../../../harness/report/reporter-list.ts';

const harness = path.resolve(import.meta.dirname, '../../../harness/playwright');
const folder = String(process.env['CHECK_FOLDER']);

/** A whole run as a person starts it, small: our setup, teardown and reporters, one spec of a wizard. */
export default defineConfig({
  globalSetup: path.join(harness, 'global-setup.ts'),
  globalTeardown: path.join(harness, 'global-teardown.ts'),
  outputDir: path.join(folder, 'test-results'),
  reporter: chooseReporters(settings, folder),
  workers: 1,
  projects: [
    { name: 'setup', testDir: harness, testMatch: 'shared-server.setup.ts', teardown: 'teardown' },
    { name: 'teardown', testDir: harness, testMatch: 'shared-server.teardown.ts' },
    { name: 'wizard', testDir: '.', dependencies: ['setup'] },
  ],
});
