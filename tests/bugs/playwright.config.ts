import path from 'node:path';
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

const root = path.resolve(import.meta.dirname, '../..');
const fromRoot = (file: string) => path.join(root, file);

/** The wizard's specs as they are, quick to fail: what is awaited of a broken wizard mostly never comes. */
export default defineConfig({
  ...base,
  globalSetup: fromRoot(base.globalSetup as string),
  globalTeardown: fromRoot(base.globalTeardown as string),
  reporter: [[path.join(import.meta.dirname, 'failure-reporter.ts')]],
  expect: { timeout: 4_000 },
  projects: (base.projects ?? [])
    .filter(({ name = '' }) => ['setup', 'teardown', 'wizard'].includes(name))
    .map((project) => ({
      ...project,
      testDir: fromRoot(project.testDir ?? ''),
      use: { ...project.use, trace: 'off', screenshot: 'off', actionTimeout: 4_000 },
    })),
});
