import { expect, findMisfits, type Page, proves, test } from '../../harness/playwright/test.ts';

const windows = [
  ['desktop', { width: 1280, height: 800 }],
  ['phone', { width: 360, height: 740 }],
] as const;

const nowhere = { backend: 'redis', host: '127.0.0.1', password: '', db: '0' } as const;

test.beforeEach(({ target }) => {
  test.skip(!target.abilities.selfContained, 'without the styles of other hosts its layout cannot be judged');
});

for (const language of ['stretched', 'right to left'] as const) {
  const expectFit = async (page: Page, what: string) => {
    for (const [window, size] of windows) {
      await page.setViewportSize(size);
      expect.soft(await findMisfits(page, language), `${what} on a ${window}`).toEqual([]);
    }
  };

  test.describe(language, () => {
    test.use({ isolated: true, language: 'fr' });

    test(
      'fits on every screen',
      proves('C04 pseudo-languages'),
      async ({ page, wizard, journey, answers, backup }) => {
        const given = { ...answers, backup: await backup('full') };

        await journey(given, async (screen) => {
          await expect(wizard.headingOf(screen)).toBeVisible();
          await expectFit(page, screen);
        });
      },
    );

    test(
      'fits from the sign-in on',
      proves('C04 pseudo-languages'),
      async ({ page, http, wizard, answers, announce }) => {
        announce('refused sign-in', 'the first password is wrong');
        await http.install(answers);
        await wizard.signIn.open();
        await wizard.signIn.signIn(answers.admin.username, 'Aa1-wrong-1');
        await expect(wizard.signIn.message).toContainText(wizard.words.problems.signInFailed);
        await expectFit(page, 'a refused sign-in');

        await wizard.signIn.signIn(answers.admin.username, answers.admin.password);
        await expect(wizard.dashboard.heading).toBeVisible();
        await expectFit(page, 'the dashboard');
      },
    );

    test(
      'fits where something failed',
      proves('C04 pseudo-languages'),
      async ({ page, wizard, reach, obstruct, target, closedPort, announce }) => {
        announce('failed cache test', 'nobody listens on the port');
        await reach('cache_config');
        await wizard.cache.test({ ...nowhere, port: String(closedPort) });
        await expect(wizard.cacheTest.result).toContainText(wizard.words.problems.cacheRefused);
        await expectFit(page, 'a failed cache');

        await obstruct(target.storage.settingsFile);
        await wizard.breadcrumb.goBackTo(wizard.words.crumbs.requirements ?? '');
        await expect(wizard.requirements.failedRows).toHaveCount(1);
        await expectFit(page, 'a failed requirement');
      },
    );
  });

  test(
    `${language}: errors fit beside their fields`,
    proves('C04 pseudo-languages'),
    async ({ page, wizard, reach, answers }) => {
      await reach('admin_form');

      await wizard.admin.submit({ ...answers.admin, username: '<b>', email: 'amelie', password: 'short' });
      await expect(wizard.admin.username).toHaveAccessibleDescription(/./);

      await expectFit(page, 'the administrator form');
    },
  );
}
