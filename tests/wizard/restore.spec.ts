import { expect, proves, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

test(
  'the data of a backup is there after installing',
  proves('C23'),
  async ({ wizard, reach, backup, answers, storage }) => {
    await reach('summary', { ...answers, backup: await backup('full') });

    await wizard.summary.finalize();

    await expect.poll(() => storage.readFlag()).toBeTruthy();
    const users = await storage.rows('users');
    expect(users.map(({ username }) => username)).toEqual([
      'camille',
      'zoé',
      'ancien',
      answers.admin.username,
    ]);
    expect(await storage.rows('content')).toHaveLength(3);
  },
);

test(
  'a dump that fails half-way installs nothing',
  proves('C24'),
  async ({ wizard, reach, backup, answers, storage }) => {
    await reach('summary', { ...answers, backup: await backup('fails-half-way') });

    await wizard.summary.finalize();

    await expect(wizard.summary.alert).toBeVisible();
    expect(await storage.readFlag()).toBeUndefined();
  },
);

test(
  'no file of a hostile backup is written outside',
  proves('C24'),
  async ({ wizard, reach, backup, storage }) => {
    await reach('upload_form');

    await wizard.backup.upload(await backup('path-traversal'));

    await expect(wizard.backupResult.retryButton).toBeVisible();
    expect(await storage.readText('firstrun-escaped.txt')).toBeUndefined();
    expect(await storage.readText('../firstrun-escaped.txt')).toBeUndefined();
  },
);

test(
  'a backup without an administrator gets one',
  proves('C24'),
  async ({ wizard, reach, backup, answers, storage }) => {
    await reach('summary', { ...answers, backup: await backup('without-admin') });

    await wizard.summary.finalize();

    await expect.poll(() => storage.readFlag()).toBeTruthy();
    const users = await storage.rows('users');
    expect(users.filter(({ is_admin }) => is_admin === 1)).toMatchObject([
      { username: answers.admin.username },
    ]);
    expect(users).toHaveLength(3);
  },
);
