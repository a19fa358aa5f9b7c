import { test as setup } from '@playwright/test';
import { proveStart, startTitle } from './prove-start.ts';
import { hasSharedServer } from './shared-server.ts';

// Playwright loads this file when the server has started or failed. A worker takes more than a second to tell that it
// has started, and the wizard's tests would wait for it: so the test stands in `teardown` then. A start that failed is
// told here, and holds them back.
if (!(await hasSharedServer())) setup(startTitle, async ({}, testInfo) => proveStart(testInfo));
