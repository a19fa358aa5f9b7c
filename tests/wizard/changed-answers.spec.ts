import { expect, proves, shownCrumbs, test } from '../../harness/playwright/test.ts';

const nowhere = { host: '127.0.0.1', password: '' } as const;
const refusing = {
  database: (port: string) => ({ ...nowhere, engine: 'postgresql', port, name: 'app', user: 'app' }) as const,
  cache: (port: string) => ({ ...nowhere, backend: 'redis', port, db: '0' }) as const,
};

test(
  'a database that fails closes all that follows',
  proves('C14 back navigation', 'C15 breadcrumb'),
  async ({ wizard, reach, answers, closedPort, announce }) => {
    announce('failed connection test', 'nobody listens on the port');
    const { crumbs } = wizard.words;
    await reach('summary');
    await wizard.breadcrumb.goBackTo(crumbs.db_form ?? '');

    await wizard.database.testConnection(refusing.database(String(closedPort)));
    await expect(wizard.databaseTest.retryButton).toBeVisible();
    expect(await wizard.breadcrumb.read()).toEqual(shownCrumbs(crumbs, 'db_test'));

    await wizard.databaseTest.retry();
    await wizard.database.testConnection(answers.database);
    await expect(wizard.databaseTest.result).toContainText(wizard.words.notices.connected);
    expect(await wizard.breadcrumb.read()).toEqual(shownCrumbs(crumbs, 'summary', 'db_test'));
  },
);

test(
  'a cache that fails closes all that follows',
  proves('C14 back navigation', 'C15 breadcrumb', 'C25 cache step'),
  async ({ wizard, reach, answers, closedPort, announce }) => {
    announce('failed cache test', 'nobody listens on the port');
    const { crumbs } = wizard.words;
    await reach('summary');
    await wizard.breadcrumb.goBackTo(crumbs.cache_config ?? '');

    await wizard.cache.test(refusing.cache(String(closedPort)));
    await expect(wizard.cacheTest.retryButton).toBeVisible();
    expect(await wizard.breadcrumb.read()).toEqual(shownCrumbs(crumbs, 'cache_test'));

    await wizard.cacheTest.retry();
    await wizard.cache.test(answers.cache);
    await expect(wizard.cacheTest.result).toContainText(wizard.words.notices.filesystemReady);
    expect(await wizard.breadcrumb.read()).toEqual(shownCrumbs(crumbs, 'summary', 'cache_test'));
  },
);

const failing = [
  [
    'database',
    'db_test',
    'failed connection test',
    (port: string) => ({ database: refusing.database(port) }),
  ],
  ['cache', 'cache_test', 'failed cache test', (port: string) => ({ cache: refusing.cache(port) })],
] as const;

test.describe('a summary from before the change', () => {
  test.use({ isolated: true });

  for (const [what, screen, trouble, change] of failing) {
    test(
      `installs nothing when the ${what} fails now`,
      proves('C14 back navigation', 'C18 forced browsing'),
      async ({ http, answers, closedPort, storage, announce }) => {
        announce(trouble, 'nobody listens on the port');
        announce('step out of order', 'the last step is posted after a failure');
        const form = await http.reach(screen === 'db_test' ? 'db_form' : 'cache_config', answers);
        const summary = await http.reach('summary', answers);
        const failed = await http.submit(form, { ...answers, ...change(String(closedPort)) });

        await http.finalize(summary, answers);

        expect(failed.screen).toBe(screen);
        expect(await storage.readFlag()).toBeUndefined();
        expect((await http.show()).screen).toBe(screen);
      },
    );
  }
});

const refused = [
  ['db_form', { database: { engine: 'sqlite', file: 'no extension' } }],
  ['cache_config', { cache: { ...refusing.cache('0') } }],
  ['admin_form', { admin: { username: '<b>', email: 'nobody', password: 'short' } }],
] as const;

for (const [screen, change] of refused) {
  test(
    `a form that is refused at ${screen} changes no answer`,
    proves('C14 back navigation', 'C15 breadcrumb'),
    async ({ http, wizard, reach, answers }) => {
      const form = await http.reach(screen, answers);
      await http.reach('summary', answers);

      await http.submit(form, { ...answers, ...change });
      await wizard.open();

      await expect(wizard.headingOf(screen)).toBeVisible();
      expect(await wizard.breadcrumb.read()).toEqual(shownCrumbs(wizard.words.crumbs, 'summary', screen));
      await reach('summary');
      await expect(wizard.summary.card).toContainText(answers.admin.username);
      await expect(wizard.summary.card).toContainText(answers.admin.email);
    },
  );
}

test(
  'the summary shows only the changed database',
  proves('C14 back navigation'),
  async ({ wizard, reach, answers }) => {
    await reach('summary', { ...answers, database: { engine: 'sqlite', file: 'before.db' } });
    await wizard.breadcrumb.goBackTo(wizard.words.crumbs.db_form ?? '');

    await wizard.database.testConnection({ engine: 'sqlite', file: 'after.db' });
    await wizard.databaseTest.goOn();
    await wizard.breadcrumb.goTo(wizard.words.crumbs.admin_form ?? '');
    await wizard.admin.continueButton.click();

    await expect(wizard.summary.card).toContainText('after.db');
    await expect(wizard.summary.card).not.toContainText('before.db');
  },
);

test(
  'a failed test is not shown for the next',
  proves('C14 back navigation'),
  async ({ wizard, reach, answers, closedPort, announce }) => {
    announce('failed connection test', 'nobody listens on the port');
    const { crumbs, notices, problems } = wizard.words;
    await reach('db_form');
    await wizard.database.testConnection(answers.database);
    await expect(wizard.databaseTest.result).toContainText(notices.connected);

    await wizard.breadcrumb.goBackTo(crumbs.db_form ?? '');
    await wizard.database.testConnection(refusing.database(String(closedPort)));

    await expect(wizard.databaseTest.result).toContainText(problems.databaseRefused);
    await expect(wizard.card).not.toContainText(notices.connected);
    await wizard.databaseTest.retry();
    await expect(wizard.breadcrumb.link(crumbs.db_test ?? '')).toHaveCount(0);
  },
);

test(
  'another administrator replaces the first one',
  proves('C14 back navigation'),
  async ({ wizard, reach, answers }) => {
    await reach('summary');
    await wizard.breadcrumb.goBackTo(wizard.words.crumbs.admin_form ?? '');

    await wizard.admin.submit({ ...answers.admin, username: 'zoe', email: 'zoe@example.com' });

    await expect(wizard.summary.card).toContainText('zoe@example.com');
    await expect(wizard.summary.card).not.toContainText(answers.admin.email);
  },
);
