import { type Database, databaseAnswers, expect, proves, test } from '../../harness/playwright/test.ts';

const badFiles = [
  ['a way upwards', '../escape.db', 'sqliteNamePath'],
  ['an absolute path', '/tmp/escape.db', 'sqliteNamePath'],
  ['a folder', 'data/app.db', 'sqliteNamePath'],
  ['a folder of Windows', 'data\\app.db', 'sqliteNamePath'],
  ['a drive letter', 'C:app.db', 'sqliteNamePath'],
  ['no extension', 'application', 'sqliteNameExtension'],
  ['the extension of a program', 'app.py', 'sqliteNameExtension'],
  ['a device of Windows', 'con.db', 'sqliteNameReserved'],
  ['a dot at its beginning', '.app.db', 'sqliteNameCharacters'],
  ['a question mark', 'app?.db', 'sqliteNameCharacters'],
  ['a null character', 'app\u0000.db', 'fieldControlCharacters'],
] as const;

for (const [what, file, problem] of badFiles) {
  test(`a file name with ${what} is refused`, proves('C09'), async ({ wizard, reach }) => {
    await reach('db_form');

    await wizard.database.testConnection({ engine: 'sqlite', file });

    await expect(wizard.card).toContainText(wizard.words.problems[problem]);
  });
}

test('a refused file name is kept to be corrected', proves('C09'), async ({ wizard, reach, answers }) => {
  await reach('db_form');
  await wizard.database.testConnection({ engine: 'sqlite', file: 'no extension' });
  await expect(wizard.database.field('sqlite', 'sqlite_dbname')).toHaveValue('no extension');

  await wizard.database.testConnection(answers.database);

  await expect(wizard.databaseTest.result).toContainText(wizard.words.notices.connected);
});

test.describe('a folder where the file should go', () => {
  test.use({ isolated: true });

  test('is told', proves('C09'), async ({ wizard, reach, obstruct, target }) => {
    await reach('db_form');
    await obstruct(`${target.storage.databaseFolder}/taken.db`);

    await wizard.database.testConnection({ engine: 'sqlite', file: 'taken.db' });

    await expect(wizard.databaseTest.result).toContainText(wizard.words.problems.databaseFolderInTheWay);
  });
});

const badForms = [
  ['port 0', { port: '0' }, 'portInvalid'],
  ['port 70000', { port: '70000' }, 'portInvalid'],
  ['a host with a space', { host: 'data base' }, 'hostInvalid'],
  ['a host with a path', { host: 'localhost/app' }, 'hostInvalid'],
] as const;

const badConnections = [
  ['a wrong password', { password: 'Aa1-wrong-1' }, 'databaseAuthFailed'],
  ['an unknown user', { user: 'nobody_here' }, 'databaseAuthFailed'],
  ['an unknown host', { host: 'no-such-host.invalid' }, 'databaseHostNotFound'],
] as const;

test.describe('in French', () => {
  test.use({ language: 'fr' });

  test('each refusal of a file name is French', proves('C05'), async ({ wizard, reach }) => {
    await reach('db_form');

    for (const [what, file, problem] of badFiles) {
      await test.step(what, async () => {
        await wizard.database.testConnection({ engine: 'sqlite', file });
        await expect(wizard.card).toContainText(wizard.words.problems[problem]);
      });
    }
  });

  test('each failed connection is told in French', proves('C05'), async ({ wizard, reach, postgres }) => {
    await reach('db_form');

    for (const [what, change, problem] of badConnections) {
      await test.step(what, async () => {
        await wizard.database.testConnection({ ...databaseAnswers(postgres), ...change });
        await expect(wizard.databaseTest.result).toContainText(wizard.words.problems[problem]);
        await wizard.databaseTest.retry();
      });
    }
  });
});

const withDatabase = test.extend<{ readonly database: Database }>({});
const engines = {
  PostgreSQL: withDatabase.extend({ database: async ({ postgres }, use) => use(postgres) }),
  MariaDB: withDatabase.extend({ database: async ({ mariadb }, use) => use(mariadb) }),
};
/** MariaDB does not tell an ordinary user which databases there are. */
const unknownDatabase = { PostgreSQL: 'databaseUnknown', MariaDB: 'databaseNoRights' } as const;

for (const engine of ['PostgreSQL', 'MariaDB'] as const) {
  const databaseTest = engines[engine];

  for (const [what, change, problem] of badForms) {
    databaseTest(`${engine}: ${what} is refused`, proves('C09'), async ({ wizard, reach, database }) => {
      await reach('db_form');

      await wizard.database.testConnection({ ...databaseAnswers(database), ...change });

      await expect(wizard.card).toContainText(wizard.words.problems[problem]);
    });
  }

  for (const [what, change, problem] of badConnections) {
    databaseTest(`${engine}: ${what} is told`, proves('C09'), async ({ wizard, reach, database }) => {
      await reach('db_form');

      await wizard.database.testConnection({ ...databaseAnswers(database), ...change });

      await expect(wizard.databaseTest.result).toContainText(wizard.words.problems[problem]);
      await wizard.databaseTest.retry();
      await wizard.database.testConnection(databaseAnswers(database));
      await expect(wizard.databaseTest.result).toContainText(wizard.words.notices.connected);
    });
  }

  databaseTest(
    `${engine}: a closed port is told`,
    proves('C09'),
    async ({ wizard, reach, database, closedPort }) => {
      await reach('db_form');

      await wizard.database.testConnection({ ...databaseAnswers(database), port: String(closedPort) });

      await expect(wizard.databaseTest.result).toContainText(wizard.words.problems.databaseRefused);
    },
  );

  databaseTest(
    `${engine}: a mute server is told`,
    proves('C09'),
    async ({ wizard, reach, database, muteServer }) => {
      await reach('db_form');

      await wizard.database.testConnection({ ...databaseAnswers(database), port: String(muteServer.port) });

      await expect(wizard.databaseTest.result).toContainText(wizard.words.problems.databaseTimeout);
    },
  );

  databaseTest(
    `${engine}: a web server is told`,
    proves('C09'),
    async ({ wizard, reach, database, wrongServer }) => {
      await reach('db_form');

      await wizard.database.testConnection({ ...databaseAnswers(database), port: String(wrongServer.port) });

      await expect(wizard.databaseTest.result).toContainText(wizard.words.problems.databaseWrongProtocol);
    },
  );

  databaseTest(
    `${engine}: an unknown database is told`,
    proves('C09'),
    async ({ wizard, reach, database }) => {
      await reach('db_form');

      await wizard.database.testConnection({ ...databaseAnswers(database), name: 'nothing_here' });

      await expect(wizard.databaseTest.result).toContainText(wizard.words.problems[unknownDatabase[engine]]);
    },
  );

  databaseTest(
    `${engine}: a user without rights is told`,
    proves('C09'),
    async ({ wizard, reach, database }) => {
      const reader = await database.createUser('read');
      await reach('db_form');

      await wizard.database.testConnection({ ...databaseAnswers(database), ...reader });

      await expect(wizard.databaseTest.result).toContainText(wizard.words.problems.databaseNoRights);
    },
  );

  databaseTest(`${engine}: the password is not shown again`, async ({ wizard, reach, database, page }) => {
    await reach('db_form');

    await wizard.database.testConnection(databaseAnswers(database));

    await expect(wizard.databaseTest.result).toContainText(wizard.words.notices.connected);
    expect(await page.content()).not.toContain(database.password);
  });
}
