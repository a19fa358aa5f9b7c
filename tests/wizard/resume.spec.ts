import {
  expect,
  type Locator,
  proves,
  redisAnswers,
  screens,
  shownAgain,
  shownCrumbs,
  test,
} from '../../harness/playwright/test.ts';

test(
  'the result of the connection test survives a reload',
  proves('C13 resume'),
  async ({ wizard, reach, answers }) => {
    await reach('db_form');
    await wizard.database.testConnection(answers.database);
    await expect(wizard.databaseTest.result).toContainText(wizard.words.notices.connected);

    await wizard.open();

    await expect(wizard.databaseTest.result).toContainText(wizard.words.notices.connected);
  },
);

test('a reload posts nothing again', proves('C13 resume'), async ({ page, wizard, reach, answers }) => {
  await reach('admin_form');
  await wizard.admin.submit(answers.admin);
  await expect(wizard.summary.heading).toBeVisible();

  const reload = page.waitForRequest((request) => request.isNavigationRequest());
  await page.reload();

  expect((await reload).method()).toBe('GET');
  await expect(wizard.summary.heading).toBeVisible();
});

test(
  'a new browser starts the wizard from the beginning',
  proves('C13 resume'),
  async ({ wizard, reach, browser, server }) => {
    await reach('admin_form');

    const other = wizard.inTab(await browser.newPage({ baseURL: `${server.url}/` }));
    await other.open();

    await expect(other.language.links).toHaveCount(2);
    await other.page.close();
  },
);

const interrupted = screens.filter(
  (screen) => screen !== 'language' && screen !== 'upload' && screen !== 'done',
);

/** All of a screen but the free space of a disk that others write to as well. */
async function readCard({ card }: { readonly card: Locator }): Promise<string> {
  return (await card.innerText()).replace(/\d+ MiB/, '');
}

for (const screen of interrupted) {
  test(
    `a user who comes back to ${screen} finds it unchanged`,
    proves('C13 resume'),
    async ({ page, wizard, reach, browser, context, server }) => {
      await reach(screen);
      const shown = await readCard(wizard);
      const expected = shownCrumbs(wizard.words.crumbs, screen);

      await page.reload();
      expect.soft(await readCard(wizard), 'after a reload').toBe(shown);
      expect.soft(await wizard.breadcrumb.read(), 'after a reload').toEqual(expected);

      const storageState = await context.storageState();
      const later = wizard.inTab(await browser.newPage({ baseURL: `${server.url}/`, storageState }));
      await later.open();
      expect.soft(await readCard(later), 'in a new browser').toBe(shown);
      expect.soft(await later.breadcrumb.read(), 'in a new browser').toEqual(expected);
      await later.page.close();
    },
  );
}

test(
  'a user who comes back without cookies starts again',
  proves('C13 resume'),
  async ({ http, wizard, context, answers }) => {
    for (const screen of interrupted) {
      await http.reach(screen, answers);
      await context.clearCookies();
      expect.soft((await http.show()).screen, screen).toBe('language');
    }

    await wizard.open();

    await expect(wizard.headingOf('language')).toBeVisible();
    expect(await wizard.breadcrumb.read()).toEqual(shownCrumbs(wizard.words.crumbs, 'language'));
  },
);

for (const form of ['db_form', 'cache_config', 'admin_form'] as const) {
  test(
    `a reload of ${form} keeps its answers`,
    proves('C13 resume'),
    async ({ page, wizard, reach, answers }) => {
      await reach('summary');
      await wizard.breadcrumb.goBackTo(wizard.words.crumbs[form] ?? form);
      await expect(wizard.headingOf(form)).toBeVisible();

      await page.reload();

      await expect(wizard.headingOf(form)).toBeVisible();
      expect(await wizard.readValues()).toMatchObject(shownAgain(form, answers));
    },
  );
}

test.describe('interrupted before the end', () => {
  test.use({ isolated: true });

  test(
    'a restart loses neither passwords nor the backup',
    proves('C13 resume', 'C23 restore during first run', 'C25 cache step'),
    async ({ wizard, reach, answers, backup, redis, ownServer, storage }) => {
      const cache = redisAnswers(redis);
      await reach('summary', { ...answers, cache, backup: await backup('full') });
      await ownServer.restart();
      await wizard.open();

      await wizard.summary.finalize();

      await expect(wizard.done.heading).toBeVisible();
      expect(await storage.cache()).toEqual(cache);
      expect(await storage.rows('content')).toHaveLength(3);
      expect(await storage.rows('users')).toContainEqual(
        expect.objectContaining({ username: answers.admin.username }),
      );
    },
  );
});

test.describe('interrupted at every step', () => {
  test.use({ isolated: true });

  test(
    'a reload shows the same screen again',
    proves('C13 resume'),
    async ({ page, wizard, journey, answers }) => {
      await journey(answers, async (screen) => {
        await expect(wizard.headingOf(screen)).toBeVisible();
        await page.reload();
        await expect(wizard.headingOf(screen)).toBeVisible();
      });
    },
  );

  test(
    'a restart of the server loses nothing',
    proves('C13 resume'),
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

  test(
    'a restart of the server shows the same screen again',
    proves('C13 resume'),
    async ({ page, wizard, journey, answers, ownServer }) => {
      test.slow();
      let server = ownServer;

      await journey(answers, async (screen) => {
        await expect(wizard.headingOf(screen)).toBeVisible();
        server = await server.restart();
        await page.reload();
        await expect.soft(wizard.headingOf(screen), screen).toBeVisible();
        const shown = await wizard.breadcrumb.read();
        expect.soft(shown, screen).toEqual(shownCrumbs(wizard.words.crumbs, screen));
      });
    },
  );
});
