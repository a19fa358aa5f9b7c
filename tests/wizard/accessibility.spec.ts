import { expect, proves, test } from '../../harness/playwright/test.ts';

const nowhere = { backend: 'redis', host: '127.0.0.1', password: '', db: '0' } as const;
const server = { engine: 'postgresql', host: '127.0.0.1', name: 'x', user: 'x', password: '' } as const;
const badAdmin = { username: '<b>', password: 'short' };

for (const language of ['en', 'fr'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test(
      'a refused database has no accessibility barrier',
      proves('C36 accessibility'),
      async ({ context, wizard, reach, barriers, closedPort, announce }) => {
        announce('failed connection test', 'nobody listens on the port');
        await reach('db_form');
        await wizard.database.testConnection({ engine: 'sqlite', file: 'no-folder/inside.db' });
        await expect(wizard.card).toContainText(wizard.words.problems.sqliteNamePath);
        await barriers.look('a refused file name');

        await context.clearCookies();
        await reach('db_form');
        await wizard.database.testConnection({ ...server, port: String(closedPort) });
        await expect(wizard.databaseTest.result).toBeVisible();
        await barriers.look('a failed connection');

        expect(barriers.found(), barriers.columns).toEqual([]);
      },
    );

    test(
      'a refused cache has no accessibility barrier',
      proves('C36 accessibility'),
      async ({ wizard, reach, barriers, closedPort, announce }) => {
        announce('failed cache test', 'nobody listens on the port');
        await reach('cache_config');

        await wizard.cache.test({ ...nowhere, port: '70000' });
        await expect(wizard.card).toContainText(wizard.words.problems.portInvalid);
        await barriers.look('a refused port');

        await wizard.cache.test({ ...nowhere, port: String(closedPort) });
        await expect(wizard.cacheTest.result).toContainText(wizard.words.problems.cacheRefused);
        await barriers.look('a failed cache');

        expect(barriers.found(), barriers.columns).toEqual([]);
      },
    );

    test(
      'a refused backup has no accessibility barrier',
      proves('C36 accessibility'),
      async ({ context, wizard, reach, barriers, backup, announce }) => {
        announce('refused backup', 'the backup is cut off');
        await reach('upload_form');
        await wizard.backup.file.evaluate((input) => input.removeAttribute('required'));
        await wizard.backup.uploadButton.click();
        await expect(wizard.card).toContainText(wizard.words.problems.backupFileRequired);
        await barriers.look('an upload without a file');

        await context.clearCookies();
        await reach('upload_form');
        await wizard.backup.upload(await backup('truncated'));
        await expect(wizard.backupResult.retryButton).toBeVisible();
        await barriers.look('a refused backup');

        expect(barriers.found(), barriers.columns).toEqual([]);
      },
    );

    test(
      'a refused administrator has no accessibility barrier',
      proves('C36 accessibility'),
      async ({ wizard, reach, answers, barriers }) => {
        await reach('admin_form');

        await wizard.admin.submit({ ...answers.admin, ...badAdmin });
        await expect(wizard.card).toContainText(wizard.words.problems.passwordTooShort);
        await barriers.look('refused fields');

        expect(barriers.found(), barriers.columns).toEqual([]);
      },
    );

    test.describe('with a server of its own', () => {
      test.use({ isolated: true });

      test(
        'no screen has an accessibility barrier',
        proves('C36 accessibility'),
        async ({ wizard, journey, answers, barriers, backup }) => {
          await journey({ ...answers, backup: await backup('full') }, async (screen) => {
            await expect(wizard.headingOf(screen)).toBeVisible();
            await barriers.look(screen);
          });

          expect(barriers.found(), barriers.columns).toEqual([]);
        },
      );

      test(
        'no page behind the wizard has an accessibility barrier',
        proves('C36 accessibility'),
        async ({ page, wizard, http, answers, barriers, ownServer, announce }) => {
          announce('refused sign-in', 'the first password is wrong');
          announce('page that is refused', 'there is no such address');
          const { username, password } = answers.admin;
          await http.install(answers);
          await ownServer.restart();

          await wizard.signIn.open();
          await barriers.look('the sign-in');
          await wizard.signIn.signIn(username, 'Aa1-wrong-1');
          await expect(wizard.signIn.message).toContainText(wizard.words.problems.signInFailed);
          await barriers.look('a refused sign-in');
          await wizard.signIn.signIn(username, password);
          await expect(wizard.dashboard.heading).toBeVisible();
          await barriers.look('the dashboard');
          await page.goto('./no-such-page');
          await barriers.look('an address that is not there');

          expect(barriers.found(), barriers.columns).toEqual([]);
        },
      );

      test(
        'a failure of the machine has no accessibility barrier',
        proves('C36 accessibility'),
        async ({ wizard, reach, answers, barriers, obstruct, target, announce }) => {
          announce('failed installation', 'a folder is in the way');
          await reach('summary', { ...answers, database: { engine: 'sqlite', file: 'taken.db' } });

          await obstruct(`${target.storage.databaseFolder}/taken.db`);
          await wizard.summary.finalize();
          await expect(wizard.summary.alert).toBeVisible();
          await barriers.look('a failed finalize');

          await obstruct(target.storage.settingsFile);
          await wizard.breadcrumb.goBackTo(wizard.words.crumbs.requirements ?? '');
          await expect(wizard.requirements.failedRows).toHaveCount(1);
          await barriers.look('a failed requirement');

          expect(barriers.found(), barriers.columns).toEqual([]);
        },
      );
    });
  });
}

test.describe('on the way', () => {
  test.use({ isolated: true });

  test(
    'headings and landmarks give each screen its order',
    proves('C36 accessibility'),
    async ({ wizard, journey, answers, barriers }) => {
      await journey(answers, async (screen) => {
        await expect(wizard.headingOf(screen)).toBeVisible();
        await barriers.lookAtStructure(screen);
      });

      expect(barriers.found(), barriers.columns).toEqual([]);
    },
  );
});
