import { expect, proves, redisAnswers, test } from '../../harness/playwright/test.ts';

for (const language of ['en', 'fr'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ isolated: true, language });

    test(
      'from the first screen to the dashboard with files',
      // What no test announces may not come, here least of all; its log is attached.
      proves(
        'C01 real browser',
        'C02 happy path to first login',
        'C27 result in storage',
        'C28 restart persistence',
        'C31 server log in the report',
        'C32 unexpected server line fails',
        'C33 browser error fails',
        'C34 exact slice',
      ),
      async ({ wizard, journey, answers, ownServer, storage, target }) => {
        await journey(answers, (screen) => expect(wizard.headingOf(screen)).toBeVisible());
        await expect.poll(() => storage.readFlag()).toBe(target.storage.flagContent);
        const { username, email, password } = answers.admin;
        expect(await storage.rows('users')).toMatchObject([{ username, email, is_admin: 1 }]);

        await ownServer.restart();
        await wizard.signIn.open();
        await wizard.signIn.signIn(username, password);

        await expect(wizard.dashboard.heading).toBeVisible();
        expect(await storage.cache()).toMatchObject({ backend: 'filesystem' });
      },
    );

    test(
      'from the first screen to the dashboard with Redis',
      proves(
        'C01 real browser',
        'C02 happy path to first login',
        'C25 cache step',
        'C27 result in storage',
        'C28 restart persistence',
      ),
      async ({ wizard, journey, answers, ownServer, storage, target, redis }) => {
        const cache = redisAnswers(redis);
        await journey({ ...answers, cache }, (screen) => expect(wizard.headingOf(screen)).toBeVisible());
        await expect.poll(() => storage.readFlag()).toBe(target.storage.flagContent);
        const { username, email, password } = answers.admin;
        expect(await storage.rows('users')).toMatchObject([{ username, email, is_admin: 1 }]);

        await ownServer.restart();
        await wizard.signIn.open();
        await wizard.signIn.signIn(username, password);

        await expect(wizard.dashboard.heading).toBeVisible();
        expect(await storage.cache()).toEqual(cache);
        expect(await redis.listKeys()).not.toEqual([]);
      },
    );
  });
}
