import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { settings } from '../config/env.ts';
import { chooseMergeReporters } from './reporter-list.ts';

/**
 * `npx playwright merge-reports -c harness/report/merge.config.ts <folder of blobs>`. Blobs made on Windows and on Linux
 * name different folders and are refused without a configuration, whose folder then stands for both. The merged report
 * goes below the current folder.
 */
export default defineConfig({
  // As in playwright.config.ts, so that the places in the report are files of this checkout.
  testDir: path.resolve(import.meta.dirname, '../..'),
  reporter: chooseMergeReporters(settings, process.cwd()),
});
