import { expect, proves, test } from '../../harness/playwright/test.ts';

test(
  'the result of the connection test survives a reload',
  proves('C13'),
  async ({ wizard, reach, answers }) => {
    await reach('db_form');
    await wizard.database.testConnection(answers.database);
    await expect(wizard.databaseTest.result).toContainText(wizard.words.notices.connected);

    await wizard.open();

    await expect(wizard.databaseTest.result).toContainText(wizard.words.notices.connected);
  },
);

test('a reload posts nothing again', proves('C13'), async ({ page, wizard, reach, answers }) => {
  await reach('admin_form');
  await wizard.admin.submit(answers.admin);
  await expect(wizard.summary.heading).toBeVisible();

  const reload = page.waitForRequest((request) => request.isNavigationRequest());
  await page.reload();

  expect((await reload).method()).toBe('GET');
  await expect(wizard.summary.heading).toBeVisible();
});

test('a new browser starts a walk of its own', proves('C13'), async ({ wizard, reach, browser, server }) => {
  await reach('admin_form');

  const other = wizard.inTab(await browser.newPage({ baseURL: server.url }));
  await other.open();

  await expect(other.language.links).toHaveCount(2);
  await other.page.close();
});

test.describe('interrupted at every step', () => {
  test.use({ isolated: true });

  test('a reload shows the same screen again', proves('C13'), async ({ page, wizard, journey, answers }) => {
    await journey(answers, async (screen) => {
      await expect(wizard.headingOf(screen)).toBeVisible();
      await page.reload();
      await expect(wizard.headingOf(screen)).toBeVisible();
    });
  });

  test(
    'a restart of the server loses nothing',
    proves('C13'),
    async ({ wizard, journey, answers, ownServer, storage }) => {
      test.slow();
      let server = ownServer;

      await journey(answers, async (screen) => {
        await expect(wizard.headingOf(screen)).toBeVisible();
        server = await server.restart();
      });

      await expect.poll(() => storage.readFlag()).toBeTruthy();
      expect(await storage.rows('users')).toMatchObject([{ username: answers.admin.username }]);
    },
  );
});
