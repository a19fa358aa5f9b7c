import { expect, proves, restoredPassword, sampleTables, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

for (const engine of ['sqlite', 'postgresql', 'mysql'] as const) {
  test.describe(`on ${engine}`, () => {
    test.use({ engine });

    test(
      'every row of a backup is restored unchanged',
      proves('C08 database engines', 'C23 restore during first run'),
      async ({ wizard, reach, backup, choices, storage }) => {
        await reach('summary', { ...choices, backup: await backup('full') });

        await wizard.summary.finalize();

        await expect.poll(() => storage.readFlag()).toBeTruthy();
        for (const [table, rows] of Object.entries(sampleTables)) {
          expect.soft(await storage.rows(table), table).toEqual(expect.arrayContaining([...rows]));
        }
        expect(await storage.rows('content')).toEqual(sampleTables['content']);
        const users = await storage.rows('users');
        expect(users.map(({ username }) => username)).toEqual([
          ...['camille', 'zoé', 'ancien'],
          choices.admin.username,
        ]);
      },
    );

    test(
      'a dump that fails half-way leaves nothing behind',
      proves('C24 hostile and broken backups'),
      async ({ wizard, reach, backup, choices, storage, listChosenTables, announce }) => {
        announce('failed installation', 'the dump breaks half-way');
        await reach('summary', { ...choices, backup: await backup('fails-half-way') });
        const before = await storage.listFiles();

        await wizard.summary.finalize();

        await expect(wizard.summary.alert).toContainText(wizard.words.problems.backupDumpInvalid);
        expect(await storage.readFlag()).toBeUndefined();
        expect(await listChosenTables()).toEqual([]);
        expect(await storage.listFiles()).toEqual(before);
      },
    );

    test(
      'after a failed restore, installing without it works',
      proves('C24 hostile and broken backups'),
      async ({ wizard, reach, backup, choices, storage, announce }) => {
        announce('failed installation', 'the dump breaks half-way');
        await reach('summary', { ...choices, backup: await backup('fails-half-way') });
        await wizard.summary.finalize();
        await expect(wizard.summary.alert).toBeVisible();

        await wizard.summary.removeBackup();
        await expect(wizard.summary.removeBackupButton).toHaveCount(0);
        await wizard.summary.finalize();

        await expect.poll(() => storage.readFlag()).toBeTruthy();
        expect(await storage.rows('users')).toMatchObject([{ username: choices.admin.username }]);
        expect(await storage.rows('content')).toEqual([]);
      },
    );
  });
}

test(
  'a restored user signs in with the old password',
  proves('C23 restore during first run'),
  async ({ http, wizard, backup, answers, ownServer }) => {
    await http.install({ ...answers, backup: await backup('full') });
    await ownServer.restart();
    await wizard.signIn.open();

    await wizard.signIn.signIn('camille', restoredPassword);

    await expect(wizard.dashboard.heading).toBeVisible();
  },
);

test(
  'a restored user who was locked stays out',
  proves('C23 restore during first run'),
  async ({ http, wizard, backup, answers, ownServer, announce }) => {
    announce('refused sign-in', 'the user is locked');
    await http.install({ ...answers, backup: await backup('full') });
    await ownServer.restart();
    await wizard.signIn.open();

    await wizard.signIn.signIn('ancien', restoredPassword);

    await expect(wizard.signIn.message).toContainText(wizard.words.problems.signInFailed);
  },
);

test(
  'the new administrator signs in beside the restored ones',
  proves('C23 restore during first run'),
  async ({ http, wizard, backup, answers, ownServer }) => {
    await http.install({ ...answers, backup: await backup('full') });
    await ownServer.restart();
    await wizard.signIn.open();

    await wizard.signIn.signIn(answers.admin.username, answers.admin.password);

    await expect(wizard.dashboard.heading).toBeVisible();
  },
);

test(
  'the last screen tells what was restored',
  proves('C23 restore during first run'),
  async ({ wizard, reach, backup, answers }) => {
    await reach('summary', { ...answers, backup: await backup('full') });

    await wizard.summary.finalize();

    await expect(wizard.done.heading).toBeVisible();
    const counts = wizard.done.card.getByRole('definition');
    await expect(counts).toHaveText(Object.values(sampleTables).map(({ length }) => String(length)));
  },
);

test(
  'a withdrawn backup is not restored',
  proves('C23 restore during first run'),
  async ({ wizard, reach, backup, answers, storage }) => {
    await reach('summary', { ...answers, backup: await backup('full') });
    await wizard.summary.removeBackup();
    await expect(wizard.summary.removeBackupButton).toHaveCount(0);

    await wizard.summary.finalize();

    await expect.poll(() => storage.readFlag()).toBeTruthy();
    expect(await storage.rows('users')).toMatchObject([{ username: answers.admin.username }]);
    expect(await storage.rows('content')).toEqual([]);
  },
);

test(
  'a restore leaves no unpacked file behind',
  proves('C23 restore during first run', 'C24 hostile and broken backups'),
  async ({ http, backup, answers, storage }) => {
    const before = await storage.listFiles();
    await http.install({ ...answers, backup: await backup('full') });

    const files = (await storage.listFiles()).filter((file) => !before.includes(file));

    expect(files.filter((file) => /backup|dump|manifest|draft|journal|lock|tmp/.test(file))).toEqual([]);
  },
);

test(
  'a restored user with the name of the administrator is refused',
  proves('C24 hostile and broken backups'),
  async ({ wizard, reach, clashingBackup, answers, storage, announce }) => {
    announce('failed installation', 'the backup holds the same name');
    const backup = await clashingBackup({ ...answers.admin, email: 'else@example.org' });
    await reach('summary', { ...answers, backup });

    await wizard.summary.finalize();

    await expect(wizard.summary.alert).toContainText(wizard.words.problems.usernameTaken);
    expect(await storage.readFlag()).toBeUndefined();
  },
);

test(
  'a restored user with the address of the administrator is refused',
  proves('C24 hostile and broken backups'),
  async ({ wizard, reach, clashingBackup, answers, storage, announce }) => {
    announce('failed installation', 'the backup holds the same address');
    const backup = await clashingBackup({ ...answers.admin, username: 'else', email: 'AMELIE@example.com' });
    await reach('summary', { ...answers, backup });

    await wizard.summary.finalize();

    await expect(wizard.summary.alert).toContainText(wizard.words.problems.emailTaken);
    expect(await storage.readFlag()).toBeUndefined();
  },
);

test(
  'with another name the clashing backup is restored',
  proves('C24 hostile and broken backups'),
  async ({ wizard, reach, clashingBackup, answers, storage, announce }) => {
    announce('failed installation', 'the backup holds the same user');
    await reach('summary', { ...answers, backup: await clashingBackup(answers.admin) });
    await wizard.summary.finalize();
    await expect(wizard.summary.alert).toBeVisible();

    await wizard.breadcrumb.goBackTo(wizard.words.crumbs.admin_form ?? '');
    await wizard.admin.submit({ ...answers.admin, username: 'nadia', email: 'nadia@example.com' });
    await wizard.summary.finalize();

    await expect.poll(() => storage.readFlag()).toBeTruthy();
    const users = await storage.rows('users');
    expect(users).toMatchObject([{ username: answers.admin.username, is_admin: 0 }, { username: 'nadia' }]);
  },
);

test(
  'a backup without an administrator gets one',
  proves('C24 hostile and broken backups'),
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
