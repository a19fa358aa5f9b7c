import { expect, proves, test, verifyHash } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

test('the last screen says that it is done', async ({ wizard, reach }) => {
  await reach('summary');

  await wizard.summary.finalize();

  await expect(wizard.done.heading).toBeVisible();
  await expect(wizard.done.signInLink).toBeVisible();
});

test(
  'one administrator is stored as typed',
  proves('C27 result in storage'),
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

test(
  'the administrator has the administrator role',
  proves('C27 result in storage'),
  async ({ http, answers, storage }) => {
    await http.install(answers);

    expect(await storage.rows('users')).toMatchObject([{ role: 'admin' }]);
  },
);

test(
  'spaces around the answers are not stored',
  proves('C16 admin and field validation', 'C27 result in storage'),
  async ({ http, storage, answers }) => {
    const spaced = { ...answers.admin, username: '  amelie ', email: ' Amelie@example.com  ' };

    await http.install({ ...answers, admin: spaced });

    expect(await storage.rows('users')).toMatchObject([{ username: 'amelie', email: 'Amelie@example.com' }]);
  },
);

test(
  'the chosen language is stored',
  proves('C03 language choice', 'C27 result in storage'),
  async ({ http, answers, storage }) => {
    await http.install(answers);

    expect(await storage.language()).toBe('en');
  },
);

test(
  'the settings are readable by their owner only',
  proves('C27 result in storage'),
  async ({ http, answers, storage }) => {
    test.skip(process.platform === 'win32', 'Windows has no permission bits');

    await http.install(answers);

    expect(await storage.settingsMode()).toBe(0o600);
  },
);

test(
  'no file of the installation is open to others',
  proves('C27 result in storage'),
  async ({ http, answers, storage }) => {
    test.skip(process.platform === 'win32', 'Windows has no permission bits');

    await http.install(answers);

    expect(await storage.listOpenFiles()).toEqual([]);
  },
);

test(
  'no session of the wizard stays on disk',
  proves('C27 result in storage'),
  async ({ http, answers, storage, target }) => {
    const { wizardSessions } = target.storage;
    test.skip(wizardSessions === undefined, 'the application keeps its own sessions there');
    await http.reach('summary', answers);
    expect(await storage.listFiles(wizardSessions)).toHaveLength(1);

    await http.install(answers);

    expect(await storage.listFiles(wizardSessions)).toEqual([]);
  },
);

test(
  'no file holds the password as typed',
  proves('C27 result in storage'),
  async ({ http, answers, storage }) => {
    await http.install(answers);

    expect(await storage.findFilesWith(answers.admin.username)).not.toEqual([]);
    expect(await storage.findFilesWith(answers.admin.password)).toEqual([]);
  },
);

for (const engine of ['sqlite', 'postgresql', 'mysql'] as const) {
  for (const backend of ['filesystem', 'redis'] as const) {
    test.describe(`on ${engine} with ${backend}`, () => {
      test.use({ engine, backend });

      test(
        'what was typed is what is stored',
        proves('C08 database engines', 'C25 cache step', 'C27 result in storage'),
        async ({ wizard, reach, choices, storage, target }) => {
          const { username, email, password } = choices.admin;
          await reach('summary', choices);

          await wizard.summary.finalize();

          await expect.poll(() => storage.readFlag()).toBe(target.storage.flagContent);
          expect.soft(await storage.typedDatabase()).toEqual(choices.database);
          expect.soft(await storage.cache()).toEqual(choices.cache);
          expect.soft(await storage.language()).toBe(choices.language);
          expect.soft(await storage.tables()).toEqual(target.storage.tables);
          const [admin, ...others] = await storage.rows('users');
          expect.soft(admin).toMatchObject({ username, email, is_admin: 1, is_active: 1, role: 'admin' });
          expect.soft(others).toEqual([]);
          expect.soft(admin?.['password_hash']).toMatch(target.storage.passwordHash);
          expect.soft(await verifyHash(String(admin?.['password_hash']), password)).toBe(true);
          for (const [table, rows] of Object.entries(target.storage.firstRows(choices.language))) {
            const typed = expect.arrayContaining(rows.map((row) => expect.objectContaining(row)));
            expect.soft(await storage.rows(table), table).toEqual(typed);
          }
        },
      );
    });
  }
}
