import { chromium, type TestInfo } from '@playwright/test';
import { findBrowser } from '../browser/find-browser.ts';
import { settings } from '../config/env.ts';
import { attachWholeLogs } from './log-book.ts';
import { findSharedServer, readSharedServer } from './shared-server.ts';

/** What stands in every report: that the server started, or why not. */
export const startTitle = 'the production server starts and is healthy';

/**
 * The test of that title. It names target and browser in the report, and attaches what a failed start wrote.
 * @throws the reason why the server did not start
 */
export async function proveStart(testInfo: TestInfo): Promise<void> {
  const shared = await readSharedServer();
  const choice = findBrowser(settings.browser);

  await attachWholeLogs(testInfo, shared.state === 'failed' ? shared.logs : shared.server.logs);

  await findSharedServer();
  await using browser = await chromium.launch(choice?.launch ?? {});
  const version = `${browser.version()} (${choice?.name})`;
  testInfo.annotations.push({ type: 'target', description: settings.target });
  testInfo.annotations.push({ type: 'browser', description: version });
}
