import {
  type DatabaseAnswers,
  databaseAnswers,
  expect,
  makeTable,
  proves,
  type RowSource,
  readRows,
  test,
} from '../../harness/playwright/test.ts';

/** One database: what a person types to use it, and where its rows are read. */
interface Existing {
  readonly typed: DatabaseAnswers;
  readonly source: RowSource;
}

const base = test.extend<{ readonly existing: Existing }>({ isolated: true });
const file = 'existing.db';

const engines = [
  {
    engine: 'SQLite',
    // The file is the database: one that is there is somebody's, whatever it holds.
    problem: 'databaseFileExists',
    test: base.extend({
      existing: async ({ ownServer, target }, use) => {
        const place = `${ownServer.workspace}/${target.storage.databaseFolder}/${file}`;
        await use({ typed: { engine: 'sqlite', file }, source: { engine: 'sqlite', file: place } });
      },
    }),
  },
  {
    engine: 'PostgreSQL',
    problem: 'databaseNotEmpty',
    test: base.extend({
      existing: async ({ postgres }, use) => use({ typed: databaseAnswers(postgres), source: postgres }),
    }),
  },
  {
    engine: 'MariaDB',
    problem: 'databaseNotEmpty',
    test: base.extend({
      existing: async ({ mariadb }, use) => use({ typed: databaseAnswers(mariadb), source: mariadb }),
    }),
  },
] as const;

/** What others may have left there under names of this application. */
const leftovers = [
  ['a half-made schema', 'settings', { key: 'app_version', value: '0.9.0' }],
  ['a table of users of another kind', 'users', { uid: 7, login: 'éric', secret: 'aucun' }],
] as const;

for (const { engine, problem, test: existingTest } of engines) {
  for (const [what, table, row] of leftovers) {
    existingTest(
      `${engine}: ${what} is refused and kept`,
      proves('C11 existing database'),
      async ({ http, answers, target, existing, announce }) => {
        announce('failed connection test', 'the database is not empty');
        const form = await http.reach('db_form', answers);
        await makeTable(existing.source, table, row);

        const told = await http.submit(form, { ...answers, database: existing.typed });

        expect(told.text).toMatch(target.words.en.problems[problem]);
        expect(told.form('cache_config')).toBeUndefined();
        expect(await readRows(existing.source, table)).toEqual([row]);
      },
    );
  }

  existingTest(
    `${engine}: an administrator already there is refused and kept`,
    proves('C11 existing database'),
    async ({ wizard, reach, http, storage, answers, existing, ownServer, context, announce }) => {
      announce('failed connection test', 'the database is not empty');
      await http.install({ ...answers, database: existing.typed });
      const before = await storage.rows('users');
      await storage.removeFlag();
      await ownServer.restart();
      await context.clearCookies();
      await reach('db_form');

      await wizard.database.testConnection(existing.typed);

      await expect(wizard.card).toContainText(wizard.words.problems[problem]);
      await expect(wizard.databaseTest.continueButton).toHaveCount(0);
      expect(await readRows(existing.source, 'users')).toEqual(before);
    },
  );

  existingTest(
    `${engine}: no account of the same name stays as it was while the wizard says that all went well`,
    proves('C11 existing database'),
    async ({ http, visit, storage, answers, existing, ownServer, announce }) => {
      announce('failed connection test', 'the database is not empty');
      await http.install({ ...answers, database: existing.typed });
      await storage.removeFlag();
      const again = await ownServer.restart();
      const [second, admin] = [await visit(), { ...answers.admin, password: 'Aa1-another-1' }];

      const isInstalled = await second.wizard.install({ ...answers, admin, database: existing.typed }).then(
        () => true,
        () => false,
      );

      await again.restart();
      const { request } = await visit();
      const response = await request.post('./auth/login', { data: admin, maxRedirects: 0 });
      expect(response.status() === 200).toBe(isInstalled);
    },
  );

  existingTest(
    `${engine}: tables that came after the test stop the installation`,
    proves('C11 existing database'),
    async ({ wizard, reach, storage, answers, existing, announce }) => {
      announce('failed installation', 'the database is not empty any more');
      const row = { id: 1, username: 'éric', email: 'eric@example.com' };
      await reach('summary', { ...answers, database: existing.typed });
      await makeTable(existing.source, 'users', row);

      await wizard.summary.finalize();

      await expect(wizard.card).toContainText(wizard.words.problems[problem]);
      expect(await storage.readFlag()).toBeUndefined();
      expect(await readRows(existing.source, 'users')).toEqual([row]);
    },
  );
}

for (const { engine, test: existingTest } of engines.filter(({ engine }) => engine !== 'SQLite')) {
  existingTest(
    `${engine}: tables of another application are kept`,
    proves('C11 existing database'),
    async ({ wizard, reach, storage, target, answers, existing }) => {
      const row = { id: 1, customer: 'Éric 🎉' };
      await makeTable(existing.source, 'orders', row);
      await reach('summary', { ...answers, database: existing.typed });

      await wizard.summary.finalize();

      await expect.poll(() => storage.readFlag()).toBe(target.storage.flagContent);
      expect(await storage.tables()).toEqual(['orders', ...target.storage.tables].sort());
      expect(await readRows(existing.source, 'orders')).toEqual([row]);
    },
  );
}

test.describe('a file that is no database', () => {
  test.use({ isolated: true, serverOptions: { files: { [`instance/${file}`]: 'a letter to Éric\n' } } });

  test(
    'is refused and kept',
    proves('C09 database errors', 'C11 existing database'),
    async ({ wizard, reach, storage, target, announce }) => {
      announce('failed connection test', 'the file is no database');
      await reach('db_form');

      await wizard.database.testConnection({ engine: 'sqlite', file });

      await expect(wizard.card).toContainText(wizard.words.problems.databaseFileExists);
      await expect(wizard.databaseTest.continueButton).toHaveCount(0);
      expect(await storage.readText(`${target.storage.databaseFolder}/${file}`)).toBe('a letter to Éric\n');
    },
  );
});

test.describe('an empty file', () => {
  test.use({ isolated: true, serverOptions: { files: { [`instance/${file}`]: '' } } });

  test('is not used silently', proves('C11 existing database'), async ({ wizard, reach, announce }) => {
    announce('failed connection test', 'the file is there already');
    await reach('db_form');

    await wizard.database.testConnection({ engine: 'sqlite', file });

    await expect(wizard.card).toContainText(wizard.words.problems.databaseFileExists);
  });
});
