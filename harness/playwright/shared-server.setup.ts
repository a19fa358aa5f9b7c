import { chromium, test as setup } from '@playwright/test';
import { findBrowser } from '../browser/find-browser.ts';
import { settings } from '../config/env.ts';
import { attachWholeLogs } from './log-book.ts';
import { findSharedServer, readSharedServer } from './shared-server.ts';

setup('the production server starts and is healthy', async ({}, testInfo) => {
  const shared = await readSharedServer();
  const choice = findBrowser(settings.browser);

  await attachWholeLogs(testInfo, shared.state === 'failed' ? shared.logs : shared.server.logs);

  await findSharedServer();
  await using browser = await chromium.launch(choice?.launch ?? {});
  const version = `${browser.version()} (${choice?.name})`;
  testInfo.annotations.push({ type: 'target', description: settings.target });
  testInfo.annotations.push({ type: 'browser', description: version });
});
