import { expect, proves, strongerSettings, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

/** Files as operators and their tools leave them; nothing in them is an answer of the wizard's. */
const prepared = [
  ['comments and blank lines', '# ours, keep it\n\n   # so far\nAPP_MOTTO=toujours # there\n\n\n'],
  ['Windows line endings', '# ours\r\nAPP_MOTTO=toujours\r\n\r\n# end\r\n'],
  ['no line break at its end', '# ours\nAPP_MOTTO=toujours'],
  ['a name given twice', 'APP_MOTTO=first\n# between\nAPP_MOTTO=second\n'],
  ['exported names', 'export APP_MOTTO=toujours\n  export EMPTY=\nexport\tTABBED=1\n'],
  ['every kind of quote', `A='l été, "toujours" # là'\nB="it's"\nC=\`both ' and "\`\nD = spaced \n`],
  ['a byte order mark', '\uFEFFAPP_MOTTO=été 🎉\n# ours\n'],
  ['a value of several lines', 'KEY="first\nDB_NAME=inside.db\nREDIS_PORT=7\nlast"\n# ours\n'],
  ['names that begin like answers', 'DB_NAME_OLD=a\nMY_DB_NAME=b\n#DB_NAME=c\nDB_NAMES=d\n'],
] as const;

for (const [what, before] of prepared) {
  test.describe(`settings with ${what}`, () => {
    test.use({ serverOptions: { files: { '.env': before } } });

    test(
      'are kept byte for byte',
      proves('C12 prepared configuration'),
      async ({ http, answers, storage, target }) => {
        await http.install(answers);

        const after = (await storage.readSettings()) ?? '';
        expect(after.slice(0, before.length)).toBe(before);
        expect(await storage.readFlag()).toBe(target.storage.flagContent);
        expect(await storage.database()).toMatchObject({ engine: 'sqlite' });
      },
    );
  });
}

test.describe('settings written with Windows line endings', () => {
  test.use({ serverOptions: { files: { '.env': '# ours\r\n' } } });

  test(
    'get no other line ending',
    proves('C12 prepared configuration'),
    async ({ http, answers, storage }) => {
      await http.install(answers);

      expect(await storage.readSettings()).not.toMatch(/[^\r]\n/);
    },
  );
});

test(
  'old answers are replaced where they stand',
  proves('C12 prepared configuration'),
  async ({ http, answers, storage, launchServer, target }) => {
    await http.install(answers);
    const old = (await storage.readSettings()) ?? '';
    const exported = old.replaceAll(/^(?=\w)/gm, 'export ');
    const before = `# first\n${old}# middle\n${exported}APP_MOTTO=toujours\n`;
    const second = await launchServer({ files: { [target.storage.settingsFile]: before } });

    await http.on(second.url).install({ ...answers, database: { engine: 'sqlite', file: 'new.db' } });

    const stored = storage.of(second.workspace);
    const lines = ((await stored.readSettings()) ?? '').trim().split('\n');
    const names = lines
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.replace('export ', '').split('=')[0]);
    expect(names).toEqual([...new Set(names)]);
    expect(lines).toEqual(expect.arrayContaining(['# first', '# middle', 'APP_MOTTO=toujours']));
    expect(await stored.database()).toMatchObject({ file: expect.stringMatching(/new\.db$/) });
  },
);

test.describe('existing settings', () => {
  test.use({ serverOptions: { files: { '.env': '# ours\nREDIS_DB=7\n' } } });

  test('prefill what they can', proves('C12 prepared configuration'), async ({ wizard, reach }) => {
    await reach('cache_config');

    await expect(wizard.cache.field('redis_db')).toHaveValue('7');
  });
});

const withRedis = test.extend({
  serverOptions: async ({ redis }, use) => {
    const { host, port, password, db } = redis;
    const lines = [
      `REDIS_HOST=${host}`,
      `REDIS_PORT=${port}`,
      `REDIS_PASSWORD=${password}`,
      `REDIS_DB=${db}`,
    ];
    // Empty in the environment of the server: the file alone answers.
    await use({ env: { REDIS_HOST: '', REDIS_PORT: '' }, files: { '.env': `${lines.join('\n')}\n` } });
  },
});

withRedis(
  'a prepared password is used and never shown',
  proves('C12 prepared configuration'),
  async ({ wizard, reach, redis, page }) => {
    await reach('cache_config');
    await expect(wizard.cache.redis).toBeChecked();
    await expect(wizard.cache.field('redis_host')).toHaveValue(redis.host);
    await expect(wizard.cache.field('redis_port')).toHaveValue(String(redis.port));
    expect.soft(await page.content()).not.toContain(redis.password);

    await wizard.cache.testButton.click();

    await expect(wizard.cacheTest.result).toContainText(wizard.words.notices.redisReady);
    expect(await page.content()).not.toContain(redis.password);
  },
);

const withDatabase = test.extend({
  serverOptions: async ({ postgres }, use) => {
    const { host, port, name, user, password } = postgres;
    const lines = { TYPE: 'postgresql', HOST: host, PORT: port, NAME: name, USER: user, PASSWORD: password };
    const settings = Object.entries(lines).map(([what, value]) => `DB_${what}='${value}'\n`);
    await use({ files: { '.env': settings.join('') } });
  },
});

withDatabase(
  'a prepared database is offered and can be used',
  proves('C12 prepared configuration'),
  async ({ wizard, reach, postgres, page }) => {
    await reach('db_form');
    await expect(wizard.database.field('postgresql', 'pg_host')).toHaveValue(postgres.host);
    await expect(wizard.database.field('postgresql', 'pg_port')).toHaveValue(String(postgres.port));
    await expect(wizard.database.field('postgresql', 'pg_dbname')).toHaveValue(postgres.name);
    await expect(wizard.database.field('postgresql', 'pg_user')).toHaveValue(postgres.user);
    expect.soft(await page.content()).not.toContain(postgres.password);

    await wizard.database.testButton('postgresql').click();

    await expect(wizard.databaseTest.result).toContainText(wizard.words.notices.connected);
    expect(await page.content()).not.toContain(postgres.password);
  },
);

withDatabase(
  'a prepared password goes to no other user',
  proves('C12 prepared configuration'),
  async ({ wizard, reach, postgres, postgresServer, announce }) => {
    announce('failed connection test', 'the password is of another user');
    const server = await postgresServer.start();
    // It would open this one too, if it were sent there.
    await using other = await server.createDatabase({ password: postgres.password });
    await reach('db_form');

    await wizard.database.field('postgresql', 'pg_dbname').fill(other.name);
    await wizard.database.field('postgresql', 'pg_user').fill(other.user);
    await wizard.database.testButton('postgresql').click();

    await expect(wizard.databaseTest.result).toContainText(wizard.words.problems.databaseAuthFailed);
  },
);

for (const { name, ...serverOptions } of strongerSettings) {
  test.describe(`with ${name}`, () => {
    test.use({ serverOptions });

    test(
      'what was typed is what runs after a restart',
      proves('C12 prepared configuration', 'C28 restart persistence'),
      async ({ http, visit, answers, ownServer }) => {
        await http.install(answers);

        await ownServer.restart();

        const response = await (await visit()).request.post('./auth/login', { data: answers.admin });
        expect(response.status()).toBe(200);
      },
    );
  });
}
