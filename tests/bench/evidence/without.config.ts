import path from 'node:path';
import { defineConfig, type Project } from '@playwright/test';
import base from '../../../playwright.config.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const fromRoot = (file: string) => path.join(root, file);

const wizard = base.projects?.find(({ name }) => name === 'wizard') as Project;
const use = {
  ...wizard.use,
  trace: 'off',
  screenshot: 'off',
  keepPictures: false,
  keepsEvidence: false,
} as const;

/** The wizard's specs with nothing that is there to be read afterwards: no timeline, slice, trace, picture or report. */
export default defineConfig({
  ...base,
  globalSetup: fromRoot(base.globalSetup as string),
  globalTeardown: fromRoot(base.globalTeardown as string),
  // Else a part that fails could not say why.
  reporter: 'dot',
  projects: [{ ...wizard, testDir: fromRoot(wizard.testDir ?? ''), dependencies: [], use }],
});
