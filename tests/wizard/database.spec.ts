import { databaseAnswers, expect, listTables, proves, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

test('SQLite gets the whole schema', proves('C08'), async ({ wizard, reach, storage, target, answers }) => {
  await reach('summary', { ...answers, database: { engine: 'sqlite', file: 'app-1.db' } });

  await wizard.summary.finalize();

  await expect.poll(() => storage.readFlag()).toBe(target.storage.flagContent);
  expect(await storage.database()).toMatchObject({
    engine: 'sqlite',
    file: expect.stringMatching(/app-1\.db$/),
  });
  expect(await storage.tables()).toEqual(target.storage.tables);
});

test(
  'PostgreSQL gets the whole schema',
  proves('C08'),
  async ({ wizard, reach, storage, target, answers, postgres }) => {
    await reach('summary', { ...answers, database: databaseAnswers(postgres) });

    await wizard.summary.finalize();

    await expect.poll(() => storage.readFlag()).toBe(target.storage.flagContent);
    expect(await storage.database()).toMatchObject({ engine: 'postgresql', name: postgres.name });
    expect(await storage.tables()).toEqual(target.storage.tables);
  },
);

test(
  'MariaDB gets the whole schema',
  proves('C08'),
  async ({ wizard, reach, storage, target, answers, mariadb }) => {
    await reach('summary', { ...answers, database: databaseAnswers(mariadb) });

    await wizard.summary.finalize();

    await expect.poll(() => storage.readFlag()).toBe(target.storage.flagContent);
    expect(await storage.database()).toMatchObject({ engine: 'mysql', name: mariadb.name });
    expect(await storage.tables()).toEqual(target.storage.tables);
  },
);

test(
  'a password full of punctuation is stored as typed',
  proves('C08', 'C27'),
  async ({ wizard, reach, storage, answers, postgres, postgresServer }) => {
    const server = await postgresServer.start();
    await using database = await server.createDatabase({ password: `${postgres.password}@/#:%'" \\u` });
    await reach('summary', { ...answers, database: databaseAnswers(database) });

    await wizard.summary.finalize();

    await expect(wizard.done.heading).toBeVisible();
    expect(await storage.database()).toMatchObject({ password: database.password });
  },
);

test('the connection test creates nothing', async ({ wizard, reach, postgres }) => {
  await reach('db_form');

  await wizard.database.testConnection(databaseAnswers(postgres));

  await expect(wizard.databaseTest.result).toContainText(wizard.words.notices.connected);
  expect(await listTables(postgres)).toEqual([]);
});

test('a database that is in use already is not taken', async ({
  wizard,
  http,
  launchServer,
  answers,
  postgres,
  page,
}) => {
  await http.install({ ...answers, database: databaseAnswers(postgres) });
  const second = await launchServer();

  await page.goto(`${second.url}/install/`);
  await wizard.language.choose('en');
  await wizard.welcome.goOn();
  await wizard.requirements.goOn();
  await wizard.database.testConnection(databaseAnswers(postgres));

  await expect(wizard.card).toContainText(wizard.words.problems.databaseNotEmpty);
});
