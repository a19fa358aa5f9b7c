import { test as teardown } from '@playwright/test';
import { attachWholeLogs } from './log-book.ts';
import { findDeath, readSharedServer, wasTold } from './shared-server.ts';
import { stopSharedServer } from './stop-shared-server.ts';

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
