import { expect, proves, test } from '../../harness/playwright/test.ts';

const badFiles = [
  ['a path out of the folder', '../escape.db', 'sqliteNamePath'],
  ['an encoded path out of the folder', '..%2fescape.db', 'sqliteNamePath'],
  ['an absolute path', '/tmp/escape.db', 'sqliteNamePath'],
  ['a folder', 'data/app.db', 'sqliteNamePath'],
  ['a folder of Windows', 'data\\app.db', 'sqliteNamePath'],
  ['a drive letter', 'C:app.db', 'sqliteNamePath'],
  ['the scheme of an address', 'sqlite:app.db', 'sqliteNamePath'],
  ['no extension', 'application', 'sqliteNameExtension'],
  ['nothing but an extension', '.db', 'sqliteNameExtension'],
  ['the extension of a program', 'app.py', 'sqliteNameExtension'],
  ['a dot behind its extension', 'app.db.', 'sqliteNameExtension'],
  ['a device of Windows', 'con.db', 'sqliteNameReserved'],
  ['a dot at its beginning', '.app.db', 'sqliteNameCharacters'],
  ['a question mark', 'app?.db', 'sqliteNameCharacters'],
  ['a hash', 'app#1.db', 'sqliteNameCharacters'],
  ['a percent sign', 'app%41.db', 'sqliteNameCharacters'],
  ['an at sign', 'me@home.db', 'sqliteNameCharacters'],
  ['a quote', "app'.db", 'sqliteNameCharacters'],
  ['an emoji', 'app😀.db', 'sqliteNameCharacters'],
  ['291 bytes in 100 characters', `${'文'.repeat(97)}.db`, 'sqliteNameCharacters'],
  ['101 characters', `${'a'.repeat(98)}.db`, 'fieldTooLong'],
  ['a null character', 'app\u0000.db', 'fieldControlCharacters'],
  ['a tab', 'app\t1.db', 'fieldControlCharacters'],
  ['nothing in it', '', 'fieldRequired'],
  ['only spaces', '   ', 'fieldRequired'],
] as const;

for (const [what, file, problem] of badFiles) {
  test(
    `a file name with ${what} is refused`,
    proves('C09 database errors'),
    async ({ visit, answers, target }) => {
      const { problems, notices } = target.words.en;
      const { wizard } = await visit();
      const form = await wizard.reach('db_form', answers);

      const told = await wizard.submit(form, { ...answers, database: { engine: 'sqlite', file } });

      expect(told.screen).toBe('db_form');
      expect(told.descriptionOf('sqlite_dbname')).toMatch(problems[problem]);
      expect((await wizard.submit(told, answers)).text).toMatch(notices.connected);
    },
  );
}

test.describe('with a server of its own', () => {
  // Where such a name is taken, the application is of no use to anybody afterwards.
  test.use({ isolated: true });

  test(
    'a database called like the mark of the installation is refused',
    proves('C09 database errors'),
    async ({ visit, answers, target: { storage } }) => {
      const { wizard } = await visit();
      const form = await wizard.reach('db_form', answers);
      const taken = storage.flagFile.replace(/^.*[\\/]/, '');

      const told = await wizard.submit(form, { ...answers, database: { engine: 'sqlite', file: taken } });

      expect(told.screen).toBe('db_form');
    },
  );
});

test(
  'a refused file name is kept to be corrected',
  proves('C09 database errors'),
  async ({ wizard, reach, answers }) => {
    const field = wizard.database.field('sqlite', 'sqlite_dbname');
    await reach('db_form');
    await wizard.database.testConnection({ engine: 'sqlite', file: 'no extension' });
    await expect(field).toHaveValue('no extension');
    await expect(field).toHaveAccessibleDescription(wizard.words.problems.sqliteNameExtension);

    await wizard.database.testConnection(answers.database);

    await expect(wizard.databaseTest.result).toContainText(wizard.words.notices.connected);
  },
);

const goodFiles = [
  ['spaces around it', '  first.db ', 'first.db'],
  ['a space in it', 'the first.sqlite', 'the first.sqlite'],
  ['accents', 'été à Orléans.db', 'été à Orléans.db'],
  ['capitals in its extension', 'first.SQLITE3', 'first.SQLITE3'],
] as const;

for (const [what, file, shown] of goodFiles) {
  test(
    `a file name with ${what} is accepted`,
    proves('C09 database errors'),
    async ({ visit, answers, target }) => {
      const { wizard } = await visit();
      const form = await wizard.reach('db_form', answers);

      const told = await wizard.submit(form, { ...answers, database: { engine: 'sqlite', file } });

      expect(told.text).toMatch(target.words.en.notices.connected);
      expect(told.text).toContain(shown);
    },
  );
}

test.describe('a folder where the file should go', () => {
  test.use({ isolated: true });

  test(
    'is reported',
    proves('C09 database errors'),
    async ({ wizard, reach, obstruct, target, announce }) => {
      announce('failed connection test', 'a folder has the name of the file');
      await reach('db_form');
      const clear = await obstruct(`${target.storage.databaseFolder}/taken.db`);

      await wizard.database.testConnection({ engine: 'sqlite', file: 'taken.db' });

      await expect(wizard.databaseTest.result).toContainText(wizard.words.problems.databaseFolderInTheWay);
      await clear();
      await wizard.databaseTest.retry();
      await wizard.database.testConnection({ engine: 'sqlite', file: 'taken.db' });
      await expect(wizard.databaseTest.result).toContainText(wizard.words.notices.connected);
    },
  );
});

const onDisk = test.extend({
  isolated: true,
  serverOptions: async ({ target }, use) => use({ disk: { folder: target.storage.databaseFolder } }),
});

onDisk(
  'a folder that turned read-only is reported',
  proves('C09 database errors'),
  async ({ wizard, reach, turnReadOnly, answers, announce }) => {
    announce('failed connection test', 'the folder is read-only');
    await reach('db_form');
    await turnReadOnly();

    await wizard.database.testConnection(answers.database);

    await expect(wizard.databaseTest.result).toContainText(wizard.words.problems.dataFolderNotWritable);
    await expect(wizard.databaseTest.continueButton).toHaveCount(0);
  },
);

/** One name for each thing that can be said of it. */
const oneEach = new Map(badFiles.map((row) => [row[2], row])).values();

test.describe('in French', () => {
  test.use({ language: 'fr' });

  test(
    'each refusal of a file name is French',
    proves('C05 translated errors'),
    async ({ visit, answers, target }) => {
      const { wizard } = await visit();
      const form = await wizard.reach('db_form', answers);

      for (const [what, file, problem] of oneEach) {
        const told = await wizard.submit(form, { ...answers, database: { engine: 'sqlite', file } });
        expect.soft(told.text, what).toMatch(target.words.fr.problems[problem]);
      }
    },
  );
});
