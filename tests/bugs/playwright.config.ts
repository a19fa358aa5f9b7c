import path from 'node:path';
import { defineConfig, type Project } from '@playwright/test';
import base from '../../playwright.config.ts';
import { readPlan } from './plan.ts';

const root = path.resolve(import.meta.dirname, '../..');
const fromRoot = (file: string) => path.join(root, file);

const wizard = base.projects?.find(({ name }) => name === 'wizard') as Project;
/** What is awaited of a broken wizard mostly never comes. */
const limitMs = 4_000;

const common: Project = {
  ...wizard,
  testDir: fromRoot(wizard.testDir ?? ''),
  dependencies: [],
  use: { ...wizard.use, trace: 'off', screenshot: 'off', keepPictures: false },
};

/** The wizard's specs as they are: those of a plan, a project for each bug; without a plan, the clean wizard. */
export default defineConfig({
  ...base,
  globalSetup: fromRoot(base.globalSetup as string),
  globalTeardown: fromRoot(base.globalTeardown as string),
  // The specs of a bug share a worker, and with it the server that has the bug.
  fullyParallel: false,
  reporter: [[path.join(import.meta.dirname, 'failure-reporter.ts')]],
  expect: { timeout: limitMs },
  projects: readPlan()?.map(({ bug, files, grep }) => ({
    ...common,
    name: bug,
    testMatch: files.map((file) => `**/{wizard,application}/${file}`),
    grep: new RegExp(grep),
    use: { ...common.use, seededBug: bug },
  })) ?? [common],
});
