import type { TestInfo } from '@playwright/test';
import { settings } from '../config/env.ts';
import { findApplication } from '../describe/find-application.ts';
import { note } from '../evidence/notes.ts';
import { attachPortrait } from './attach-portrait.ts';
import { attachWholeLogs } from './log-book.ts';
import { readSharedServer } from './shared-server.ts';

/** What stands in every report: that the server started, or why not. */
export const startTitle = 'the production server starts and is healthy';

/**
 * The test of that title. It names target and browser in the report, and attaches what a failed start wrote and how it
 * was seen from outside.
 * @throws the reason why the server did not start
 */
export async function proveStart(testInfo: TestInfo): Promise<void> {
  const shared = await readSharedServer();

  await attachWholeLogs(testInfo, shared.state === 'failed' ? shared.logs : shared.server.logs);

  if (shared.state === 'failed') {
    await attachPortrait(testInfo, shared.portrait);
    throw new Error(shared.message);
  }
  const { name } = await findApplication(settings);
  testInfo.annotations.push(note('target', name), note('browser', shared.browser));
}
