import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { settings } from '../config/env.ts';
import { chooseMergeReporters } from './reporter-list.ts';

/**
 * `npx playwright merge-reports -c harness/report/merge.config.ts <folder of blobs>`. Blobs made on Windows and on Linux
 * name different test folders; without a `testDir` of our own the merge refuses them. The merged
 * report goes below the current folder.
 */
export default defineConfig({
  testDir: path.resolve(import.meta.dirname, '../../tests'),
  reporter: chooseMergeReporters(settings, process.cwd()),
});
