import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { settings } from '../config/env.ts';
import { chooseMergeReporters } from './reporter-list.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * `npx playwright merge-reports -c harness/report/merge.config.ts <folder of blobs>`. Blobs made on Windows and on Linux
 * name different test folders; without a `testDir` of our own the merge refuses them.
 */
export default defineConfig({
  testDir: path.join(root, 'tests'),
  reporter: chooseMergeReporters(settings, root),
});
