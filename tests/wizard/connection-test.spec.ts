import {
  type Database,
  type DatabaseAnswers,
  databaseAnswers,
  expect,
  proves,
  type ServedPage,
  test,
} from '../../harness/playwright/test.ts';

/** What is typed instead of the right answer, the field that is to say so, and what it says. */
const badForms = [
  ['no host', { host: '' }, 'host', 'fieldRequired'],
  ['a host with a space', { host: 'data base' }, 'host', 'hostInvalid'],
  ['a host with a path', { host: 'localhost/app' }, 'host', 'hostInvalid'],
  ['a host with a port', { host: 'localhost:5432' }, 'host', 'hostInvalid'],
  ['a host with a user', { host: 'root@localhost' }, 'host', 'hostInvalid'],
  ['a host with a percent sign', { host: 'local%68ost' }, 'host', 'hostInvalid'],
  ['a host of 254 characters', { host: 'h'.repeat(254) }, 'host', 'fieldTooLong'],
  ['no port', { port: '' }, 'port', 'fieldRequired'],
  ['port 0', { port: '0' }, 'port', 'portInvalid'],
  ['port 65536', { port: '65536' }, 'port', 'portInvalid'],
  ['a negative port', { port: '-1' }, 'port', 'portInvalid'],
  ['a port in words', { port: 'standard' }, 'port', 'portInvalid'],
  ['a port with an exponent', { port: '5e3' }, 'port', 'portInvalid'],
  ['no name', { name: ' ' }, 'dbname', 'fieldRequired'],
  ['a name of 65 characters', { name: 'n'.repeat(65) }, 'dbname', 'fieldTooLong'],
  ['a name with a null character', { name: 'app\u0000' }, 'dbname', 'fieldControlCharacters'],
  ['no user', { user: '' }, 'user', 'fieldRequired'],
  ['a user of 81 characters', { user: 'u'.repeat(81) }, 'user', 'fieldTooLong'],
  ['a user with a tab', { user: 'us\ter' }, 'user', 'fieldControlCharacters'],
  ['a password of 257 characters', { password: 'p'.repeat(257) }, 'password', 'fieldTooLong'],
  ['a password with a null character', { password: 'Aa1-\u0000' }, 'password', 'fieldControlCharacters'],
  ['a password with every quote', { password: `Aa1-'"\`` }, 'password', 'fieldQuotes'],
] as const;

/** What is good enough to be tried, and does not work. */
const badConnections = [
  ['a wrong password', { password: 'Aa1-wrong-1' }, 'databaseAuthFailed'],
  ['a wrong password full of punctuation', { password: 'Aa1-@/#:%& +' }, 'databaseAuthFailed'],
  ['no password', { password: '' }, 'databaseAuthFailed'],
  ['an unknown user', { user: 'nobody_here' }, 'databaseAuthFailed'],
  ['an unknown user full of punctuation', { user: 'me@/#:%41' }, 'databaseAuthFailed'],
  ['an unknown host', { host: 'no-such-host.invalid' }, 'databaseHostNotFound'],
] as const;

const unknownNames = [
  ['an unknown database', 'nothing_here'],
  ['an unknown database full of punctuation', '../app?x=1@/#:%41'],
] as const;

/** Ports where there is no such server. */
interface WrongPorts {
  readonly closed: number;
  readonly mute: number;
  readonly web: number;
  readonly other: number;
}

const formTest = test.extend<{
  /** Posts the form of the database, as one visit was served it, with other answers each time. */
  readonly tryDatabase: (database: DatabaseAnswers) => Promise<ServedPage>;
}>({
  tryDatabase: async ({ visit, answers }, use) => {
    const { wizard } = await visit();
    const form = await wizard.reach('db_form', answers);
    await use((database) => wizard.submit(form, { ...answers, database }));
  },
});

const serverTest = formTest.extend<{
  readonly database: Database;
  readonly other: Database;
  readonly ports: WrongPorts;
}>({
  ports: async ({ closedPort, muteServer, wrongServer, other }, use) =>
    use({ closed: closedPort, mute: muteServer.port, web: wrongServer.port, other: other.port }),
});

const engines = [
  {
    engine: 'PostgreSQL',
    prefix: 'pg',
    test: serverTest.extend({
      database: async ({ sharedPostgres }, use) => use(sharedPostgres),
      other: async ({ sharedMariadb }, use) => use(sharedMariadb),
    }),
    unknownDatabase: 'databaseUnknown',
    otherEngine: ['the port of a MariaDB', 'other', 'databaseWrongProtocol'],
  },
  {
    engine: 'MariaDB',
    prefix: 'mysql',
    test: serverTest.extend({
      database: async ({ sharedMariadb }, use) => use(sharedMariadb),
      other: async ({ sharedPostgres }, use) => use(sharedPostgres),
    }),
    // It does not tell an ordinary user which databases there are.
    unknownDatabase: 'databaseNoRights',
    // Each of the two waits for the other to speak first.
    otherEngine: ['the port of a PostgreSQL', 'other', 'databaseTimeout'],
  },
] as const;

for (const { engine, prefix, test: databaseTest, unknownDatabase, otherEngine } of engines) {
  for (const field of ['host', 'port', 'dbname', 'user', 'password'] as const) {
    databaseTest(
      `${engine}: a bad ${field} is reported on its field`,
      proves('C09 database errors'),
      async ({ tryDatabase, target, database }) => {
        const { problems, notices } = target.words.en;
        const good = databaseAnswers(database);

        for (const [what, change, , problem] of badForms.filter(([, , blamed]) => blamed === field)) {
          const told = await tryDatabase({ ...good, ...change });
          expect.soft(told.descriptionOf(`${prefix}_${field}`), what).toMatch(problems[problem]);
          expect.soft(told.count('[aria-invalid=true]'), what).toBe(1);
        }

        expect((await tryDatabase(good)).text).toMatch(notices.connected);
      },
    );
  }

  databaseTest(
    `${engine}: what failed is corrected on the page that failed`,
    proves('C09 database errors'),
    async ({ wizard, reach, database, announce }) => {
      announce('failed connection test', 'the first password is wrong');
      await reach('db_form');

      await wizard.database.testConnection({ ...databaseAnswers(database), password: 'Aa1-wrong-1' });

      await expect(wizard.databaseTest.result).toContainText(wizard.words.problems.databaseAuthFailed);
      await expect(wizard.databaseTest.continueButton).toHaveCount(0);
      await wizard.databaseTest.retry();
      await expect(wizard.database.invalidFields(database.engine)).toHaveCount(1);
      await wizard.database.testConnection(databaseAnswers(database));
      await expect(wizard.databaseTest.result).toContainText(wizard.words.notices.connected);
    },
  );

  for (const [what, change, problem] of [
    ...badConnections,
    ...unknownNames.map(([what, name]) => [what, { name }, unknownDatabase] as const),
  ]) {
    databaseTest(
      `${engine}: ${what} is reported`,
      proves('C09 database errors'),
      async ({ announce, tryDatabase, target, database }) => {
        announce('failed connection test', 'the first answers are wrong');
        const { problems, notices } = target.words.en;
        const good = databaseAnswers(database);

        const told = await tryDatabase({ ...good, ...change });

        expect(told.text).toMatch(problems[problem]);
        expect(told.form('cache_config')).toBeUndefined();
        expect((await tryDatabase(good)).text).toMatch(notices.connected);
      },
    );
  }

  for (const [what, where, problem] of [
    ['a closed port', 'closed', 'databaseRefused'],
    ['a mute server', 'mute', 'databaseTimeout'],
    ['a web server', 'web', 'databaseWrongProtocol'],
    otherEngine,
  ] as const) {
    databaseTest(
      `${engine}: ${what} is reported`,
      proves('C09 database errors'),
      async ({ announce, tryDatabase, target, database, ports }) => {
        announce('failed connection test', 'the first port is not the database');
        const { problems, notices } = target.words.en;
        const good = databaseAnswers(database);
        const port = String(ports[where]);

        const told = await tryDatabase({ ...good, port });

        expect(told.text).toMatch(problems[problem]);
        expect(told.text).toContain(port);
        expect((await tryDatabase(good)).text).toMatch(notices.connected);
      },
    );
  }

  for (const [what, rights] of [
    ['a user without rights', 'read'],
    ['a user of other databases', 'none'],
  ] as const) {
    databaseTest(
      `${engine}: ${what} is reported`,
      proves('C09 database errors'),
      async ({ announce, tryDatabase, target, database }) => {
        announce('failed connection test', 'the first user has no rights');
        const { problems, notices } = target.words.en;
        const good = databaseAnswers(database);
        const stranger = await database.createUser(rights);

        const told = await tryDatabase({ ...good, ...stranger });

        expect(told.text).toMatch(problems.databaseNoRights);
        expect((await tryDatabase(good)).text).toMatch(notices.connected);
      },
    );
  }

  databaseTest(
    `${engine}: the password is not shown again`,
    proves('C09 database errors'),
    async ({ wizard, reach, database, page }) => {
      await reach('db_form');
      await wizard.database.testConnection({ ...databaseAnswers(database), port: '0' });
      await expect(wizard.database.heading).toBeVisible();
      expect.soft(await page.content()).not.toContain(database.password);

      await wizard.database.testConnection(databaseAnswers(database));

      await expect(wizard.databaseTest.result).toContainText(wizard.words.notices.connected);
      expect(await page.content()).not.toContain(database.password);
    },
  );
}

test(
  'a failed connection opens no later step',
  proves('C09 database errors', 'C18 forced browsing'),
  async ({ page, http, wizard, answers, wrongServer, announce }) => {
    announce('step out of order', 'a later step is posted');
    announce('failed connection test', 'the server speaks HTTP');
    const nowhere = {
      engine: 'postgresql',
      host: '127.0.0.1',
      name: 'app',
      user: 'app',
      password: '',
    } as const;
    const database = { ...nowhere, port: String(wrongServer.port) };
    const failed = await http.reach('db_test', { ...answers, database });

    await page.request.post('./install/step', { form: { ...failed.hiddenFields(), step: 'cache_config' } });
    await wizard.open();

    await expect(wizard.databaseTest.result).toContainText(wizard.words.problems.databaseWrongProtocol);
  },
);

test.describe('in French', () => {
  test.use({ language: 'fr' });

  formTest(
    'each failed connection is reported in French',
    proves('C05 translated errors'),
    async ({ tryDatabase, target, sharedPostgres, announce }) => {
      announce('failed connection test', 'each of the answers is wrong');
      for (const [what, change, problem] of badConnections) {
        const database = { ...databaseAnswers(sharedPostgres), ...change };
        const told = await tryDatabase(database);
        expect.soft(told.text, what).toMatch(target.words.fr.problems[problem]);
      }
    },
  );
});
