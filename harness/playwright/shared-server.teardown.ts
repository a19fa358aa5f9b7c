import { test as teardown } from '@playwright/test';
import { portrayServer } from '../server/portrait.ts';
import { attachPortrait } from './attach-portrait.ts';
import { attachWholeLogs } from './log-book.ts';
import { proveStart, startTitle } from './prove-start.ts';
import { explainDeath, findDeath, hasSharedServer, readSharedServer, wasTold } from './shared-server.ts';
import { stopSharedServer } from './stop-shared-server.ts';

// One after the other in one worker.
teardown.describe.configure({ mode: 'default' });

if (await hasSharedServer()) teardown(startTitle, async ({}, testInfo) => proveStart(testInfo));

teardown('the production server stops and leaves its port', async ({}, testInfo) => {
  const shared = await readSharedServer();
  teardown.skip(shared.state === 'failed', 'it never started: see the setup');

  const { server } = shared as Extract<typeof shared, { state: 'running' }>;
  const death = await findDeath();
  // It may have died after the last test that looked at it.
  const isNews = death !== undefined && !wasTold();
  try {
    if (isNews) await attachPortrait(testInfo, await portrayServer(server, death.exit));
    await stopSharedServer(server);
    if (isNews) throw await explainDeath(server, death);
  } finally {
    await attachWholeLogs(testInfo, server.logs);
  }
});
