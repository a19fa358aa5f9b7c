import { expect, proves, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

test('the last screen says that it is done', async ({ wizard, reach }) => {
  await reach('summary');

  await wizard.summary.finalize();

  await expect(wizard.done.heading).toBeVisible();
  await expect(wizard.done.signInLink).toBeVisible();
});

test(
  'one administrator is stored as typed',
  proves('C27'),
  async ({ wizard, reach, answers, storage, target }) => {
    await reach('summary');

    await wizard.summary.finalize();

    await expect.poll(() => storage.readFlag()).toBe(target.storage.flagContent);
    const { username, email } = answers.admin;
    const password_hash = expect.stringMatching(target.storage.passwordHash);
    const users = await storage.rows('users');
    expect(users).toEqual([
      expect.objectContaining({ username, email, password_hash, is_admin: 1, is_active: 1 }),
    ]);
  },
);

test('the administrator has the role of one', proves('C27'), async ({ wizard, reach, storage }) => {
  await reach('summary');

  await wizard.summary.finalize();

  await expect.poll(() => storage.readFlag()).toBeTruthy();
  expect(await storage.rows('users')).toMatchObject([{ role: 'admin' }]);
});

test(
  'spaces around the answers are not stored',
  proves('C16', 'C27'),
  async ({ wizard, reach, storage, answers }) => {
    await reach('admin_form');
    await wizard.admin.submit({ ...answers.admin, username: '  amelie ', email: ' amelie@example.com  ' });

    await wizard.summary.finalize();

    await expect.poll(() => storage.readFlag()).toBeTruthy();
    expect(await storage.rows('users')).toMatchObject([{ username: 'amelie', email: 'amelie@example.com' }]);
  },
);

test('the chosen language is stored', proves('C03', 'C27'), async ({ wizard, reach, storage }) => {
  await reach('summary');

  await wizard.summary.finalize();

  await expect.poll(() => storage.readFlag()).toBeTruthy();
  expect(await storage.language()).toBe('en');
});

test('the settings are readable by their owner only', proves('C27'), async ({ wizard, reach, storage }) => {
  test.skip(process.platform === 'win32', 'Windows has no permission bits');
  await reach('summary');

  await wizard.summary.finalize();

  await expect.poll(() => storage.readFlag()).toBeTruthy();
  expect(await storage.settingsMode()).toBe(0o600);
});

test('a double click installs once', proves('C21'), async ({ wizard, reach, storage, answers }) => {
  await reach('summary');

  await wizard.summary.finalizeButton.dblclick();

  await expect(wizard.done.heading).toBeVisible();
  expect(await storage.rows('users')).toMatchObject([{ username: answers.admin.username }]);
});

test(
  'a second finalize installs nothing more',
  proves('C21'),
  async ({ wizard, reach, context, storage }) => {
    await reach('summary');
    const second = wizard.inTab(await context.newPage());
    await second.open();
    await wizard.summary.finalize();
    await expect(wizard.done.heading).toBeVisible();

    await second.summary.finalize();

    await expect(second.page).toHaveURL(/\/auth\/login$/);
    expect(await storage.rows('users')).toHaveLength(1);
  },
);
