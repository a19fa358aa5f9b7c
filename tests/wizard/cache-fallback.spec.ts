import { expect, proves, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

const nowhere = { backend: 'redis', host: '127.0.0.1', password: '', db: '0' } as const;

test(
  'a failed Redis test offers the filesystem',
  proves('C25 cache step'),
  async ({ wizard, reach, closedPort, announce }) => {
    announce('failed cache test', 'nobody listens on the port');
    await reach('cache_config');
    await wizard.cache.test({ ...nowhere, port: String(closedPort) });

    await expect(wizard.card).toContainText(wizard.words.notices.fallback);
    await wizard.cacheTest.useFilesInstead();

    await expect(wizard.cacheTest.result).toContainText(wizard.words.notices.filesystemReady);
  },
);

test(
  'the fallback is what gets stored',
  proves('C25 cache step', 'C27 result in storage'),
  async ({ wizard, reach, closedPort, storage, answers, announce }) => {
    announce('failed cache test', 'nobody listens on the port');
    await reach('cache_config');
    await wizard.cache.test({ ...nowhere, port: String(closedPort) });
    await wizard.cacheTest.useFilesInstead();
    await wizard.cacheTest.goOn();
    await wizard.backup.skip();
    await wizard.admin.submit(answers.admin);

    await wizard.summary.finalize();

    await expect(wizard.done.heading).toBeVisible();
    expect(await storage.cache()).toMatchObject({ backend: 'filesystem' });
  },
);
