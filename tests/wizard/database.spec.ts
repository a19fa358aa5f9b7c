import {
  type Database,
  type DatabaseAnswers,
  databaseAnswers,
  expect,
  insertRow,
  listTables,
  proves,
  test,
} from '../../harness/playwright/test.ts';

test.use({ isolated: true });

const withChoice = test.extend<{ readonly chosen: DatabaseAnswers }>({});
const engines = [
  [
    'SQLite',
    withChoice.extend({ chosen: async ({}, use) => use({ engine: 'sqlite', file: 'app-1.db' }) }),
    { engine: 'sqlite', file: expect.stringMatching(/app-1\.db$/) },
  ],
  [
    'PostgreSQL',
    withChoice.extend({ chosen: async ({ postgres }, use) => use(databaseAnswers(postgres)) }),
    { engine: 'postgresql', name: expect.stringMatching(/^firstrun_/) },
  ],
  [
    'MariaDB',
    withChoice.extend({ chosen: async ({ mariadb }, use) => use(databaseAnswers(mariadb)) }),
    { engine: 'mysql', name: expect.stringMatching(/^firstrun_/) },
  ],
] as const;

for (const [engine, databaseTest, stored] of engines) {
  databaseTest(
    `${engine} gets the whole schema`,
    proves('C08 database engines', 'C11 existing database'),
    async ({ wizard, reach, storage, target, answers, chosen }) => {
      await reach('summary', { ...answers, database: chosen });

      await wizard.summary.finalize();

      await expect.poll(() => storage.readFlag()).toBe(target.storage.flagContent);
      expect(await storage.database()).toMatchObject(stored);
      expect(await storage.tables()).toEqual(target.storage.tables);
      expect(await storage.columns()).toMatchObject(target.storage.columns ?? {});
    },
  );

  databaseTest(
    `${engine}: no two users share a name or an address`,
    proves('C08 database engines'),
    async ({ http, storage, answers, chosen }) => {
      await http.install({ ...answers, database: chosen });
      const database = await storage.database();
      const [first = {}] = await storage.rows('users');
      const add = (changes: object) => insertRow(database, 'users', { ...first, ...changes });

      await expect(add({ id: 8, email: 'another@example.com' })).rejects.toThrow(/unique|duplicate/i);
      await expect(add({ id: 9, username: 'another' })).rejects.toThrow(/unique|duplicate/i);

      await add({ id: 10, username: 'another', email: 'another@example.com' });
      expect(await storage.rows('users')).toHaveLength(2);
    },
  );

  databaseTest(
    `${engine}: a name beyond ASCII is stored as typed`,
    proves('C08 database engines', 'C27 result in storage'),
    async ({ wizard, reach, storage, answers, chosen }) => {
      // The last letter takes four bytes, which an old character set of MariaDB has no room for.
      const username = 'amélie-Ω-𠮷';
      await reach('admin_form', { ...answers, database: chosen });
      await wizard.admin.submit({ ...answers.admin, username });

      await wizard.summary.finalize();

      await expect.poll(() => storage.readFlag()).toBeTruthy();
      expect(await storage.rows('users')).toMatchObject([{ username }]);
    },
  );

  databaseTest(
    `${engine}: accents and emoji find room`,
    proves('C08 database engines'),
    async ({ http, storage, answers, chosen }) => {
      const username = 'Été à Orléans 🎉👩‍🚀';
      await http.install({ ...answers, database: chosen });
      const [first = {}] = await storage.rows('users');

      await insertRow(await storage.database(), 'users', {
        ...first,
        id: 8,
        username,
        email: 'e@example.com',
      });

      expect(await storage.rows('users')).toContainEqual(expect.objectContaining({ id: 8, username }));
    },
  );
}

const punctuation = `@/#:%'" \\u`;
const withOdd = test.extend<{ readonly odd: Database }>({});
const oddServers = [
  [
    'PostgreSQL',
    withOdd.extend({
      odd: async ({ postgres, postgresServer }, use) => {
        const server = await postgresServer.start();
        await using database = await server.createDatabase(makeOdd(postgres));
        await use(database);
      },
    }),
  ],
  [
    'MariaDB',
    withOdd.extend({
      odd: async ({ mariadb, mariadbServer }, use) => {
        const server = await mariadbServer.start();
        await using database = await server.createDatabase(makeOdd(mariadb));
        await use(database);
      },
    }),
  ],
] as const;

function makeOdd({ name, user, password }: Database) {
  return {
    name: `${name} @#%`,
    user: `${user}@/#:%`,
    password: ` ${password}${punctuation} `,
  };
}

for (const [engine, oddTest] of oddServers) {
  oddTest(
    `${engine}: answers full of punctuation are stored as typed`,
    proves('C08 database engines', 'C27 result in storage'),
    async ({ wizard, reach, storage, answers, odd }) => {
      await reach('summary', { ...answers, database: databaseAnswers(odd) });

      await wizard.summary.finalize();

      await expect(wizard.done.heading).toBeVisible();
      const { name, user, password } = odd;
      expect(await storage.database()).toMatchObject({ name, user, password });
      expect(await storage.rows('users')).toHaveLength(1);
    },
  );
}

test(
  'the connection test creates nothing',
  proves('C08 database engines', 'C11 existing database'),
  async ({ wizard, reach, postgres }) => {
    await reach('db_form');

    await wizard.database.testConnection(databaseAnswers(postgres));

    await expect(wizard.databaseTest.result).toContainText(wizard.words.notices.connected);
    expect(await listTables(postgres)).toEqual([]);
  },
);
