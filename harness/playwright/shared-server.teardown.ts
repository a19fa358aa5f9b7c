import { test as teardown } from '@playwright/test';
import { attachWholeLogs } from './log-book.ts';
import { proveStart, startTitle } from './prove-start.ts';
import { findDeath, hasSharedServer, readSharedServer, wasTold } from './shared-server.ts';
import { stopSharedServer } from './stop-shared-server.ts';

// One after the other in one worker.
teardown.describe.configure({ mode: 'default' });

if (await hasSharedServer()) teardown(startTitle, async ({}, testInfo) => proveStart(testInfo));

teardown('the production server stops and leaves its port', async ({}, testInfo) => {
  const shared = await readSharedServer();
  teardown.skip(shared.state === 'failed', 'it never started: see the setup');

  const { server } = shared as Extract<typeof shared, { state: 'running' }>;
  const death = await findDeath(server);
  try {
    await stopSharedServer(server);
    // It may have died after the last test that looked at it.
    if (death !== undefined && !wasTold()) throw death;
  } finally {
    await attachWholeLogs(testInfo, server.logs);
  }
});
