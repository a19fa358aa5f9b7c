import path from 'node:path';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testIgnore: 'small-run/**', // a project of its own
  outputDir: path.join(process.env['CHECK_FOLDER'] ?? 'test-results', 'results'),
  reporter: './lines-reporter.ts',
  workers: 2,
  fullyParallel: true,
  // Each check starts several processes; under wine each of those takes half a second on an idle machine.
  timeout: 120_000,
  expect: { timeout: 15_000 },
});
