import { expect, proves, redisAnswers, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

test(
  'a Redis that dies before finalize installs nothing',
  proves('C25 cache step', 'C26 faults during finalize'),
  async ({ wizard, reach, answers, stoppableRedis, storage, announce }) => {
    announce('failed installation', 'Redis is gone');
    const cache = redisAnswers(stoppableRedis);
    await reach('summary', { ...answers, cache });
    await stoppableRedis.stop();

    await wizard.summary.finalize();
    await expect(wizard.summary.alert).toContainText(wizard.words.problems.cacheRefused);
    expect(await storage.readFlag()).toBeUndefined();

    await stoppableRedis.startAgain();
    await wizard.summary.finalize();
    await expect(wizard.done.heading).toBeVisible();
    expect(await storage.cache()).toEqual(cache);
  },
);

test(
  'files can replace a Redis that has died',
  proves('C14 back navigation', 'C25 cache step'),
  async ({ wizard, reach, answers, stoppableRedis, storage, announce }) => {
    announce('failed installation', 'Redis is gone');
    await reach('summary', { ...answers, cache: redisAnswers(stoppableRedis) });
    await stoppableRedis.stop();
    await wizard.summary.finalize();
    await expect(wizard.summary.alert).toContainText(wizard.words.problems.cacheRefused);

    await wizard.breadcrumb.goBackTo(wizard.words.crumbs.cache_config ?? '');
    await wizard.cache.test({ backend: 'filesystem' });
    await wizard.breadcrumb.goTo(wizard.words.crumbs.admin_form ?? '');
    await wizard.admin.continueButton.click();
    await wizard.summary.finalize();

    await expect(wizard.done.heading).toBeVisible();
    expect(await storage.cache()).toMatchObject({ backend: 'filesystem' });
  },
);

test.describe('after installing with Redis, in French', () => {
  test.use({ language: 'fr' });

  test.beforeEach(({ http, answers, stoppableRedis }) =>
    http.install({ ...answers, cache: redisAnswers(stoppableRedis) }),
  );

  test(
    'health and page report its death',
    proves('C25 cache step'),
    async ({ page, stoppableRedis, ownServer, wizard, announce }) => {
      announce('lost cache', 'Redis is gone');
      await wizard.signIn.open();
      await stoppableRedis.stop();

      const [health, shown] = [await page.request.get(ownServer.healthUrl), await page.goto('./auth/login')];

      expect(health.status()).toBe(503);
      expect(await health.text()).toMatch(/cache/);
      expect(shown?.status()).toBe(503);
      await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
      await expect(page.locator('main')).toContainText(wizard.words.errors.unavailable);
    },
  );

  test(
    'its return is enough to sign in',
    proves('C25 cache step'),
    async ({ page, stoppableRedis, ownServer, wizard, answers, announce }) => {
      announce('lost cache', 'Redis is gone for a while');
      await wizard.signIn.open();
      await stoppableRedis.stop();
      await page.goto('./auth/login');
      await stoppableRedis.startAgain();

      await expect.poll(async () => (await page.request.get(ownServer.healthUrl)).status()).toBe(200);
      await wizard.signIn.open();
      await wizard.signIn.signIn(answers.admin.username, answers.admin.password);

      await expect(wizard.dashboard.heading).toBeVisible();
    },
  );

  test(
    'a restart without it waits for its return',
    proves('C25 cache step', 'C28 restart persistence'),
    async ({ page, stoppableRedis, ownServer, wizard, answers, announce }) => {
      announce('lost cache', 'Redis is gone for a while');
      await ownServer.restart();
      await stoppableRedis.stop();
      await expect.poll(async () => (await page.request.get(ownServer.healthUrl)).status()).toBe(503);
      await stoppableRedis.startAgain();

      await expect.poll(async () => (await page.request.get(ownServer.healthUrl)).status()).toBe(200);
      await wizard.signIn.open();
      await wizard.signIn.signIn(answers.admin.username, answers.admin.password);

      await expect(wizard.dashboard.heading).toBeVisible();
    },
  );
});
