import { test as setup } from '@playwright/test';
import { attachWholeLogs } from './log-book.ts';
import { findSharedServer, readSharedServer } from './shared-server.ts';

setup('the production server starts and is healthy', async ({}, testInfo) => {
  const shared = await readSharedServer();

  await attachWholeLogs(testInfo, shared.state === 'failed' ? shared.logs : shared.server.logs);

  await findSharedServer();
});
