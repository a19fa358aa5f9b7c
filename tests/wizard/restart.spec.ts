import { expect, proves, redisAnswers, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

for (const engine of ['sqlite', 'postgresql', 'mysql'] as const) {
  for (const backend of ['filesystem', 'redis'] as const) {
    test.describe(`on ${engine} with ${backend}`, () => {
      test.use({ engine, backend });

      test(
        'a restart keeps all that was installed',
        proves('C17 reinstall blocked', 'C28 restart persistence'),
        async ({ page, http, wizard, choices, ownServer, storage }) => {
          const { username, password } = choices.admin;
          await http.install(choices);
          const before = [
            await storage.readSettings(),
            await storage.readFlag(),
            await storage.rows('users'),
          ];

          await ownServer.restart();
          await page.goto('./install/');

          await expect(page).toHaveURL(/\/auth\/login$/);
          await wizard.signIn.signIn(username, password);
          await expect(wizard.dashboard.heading).toBeVisible();
          const after = [await storage.readSettings(), await storage.readFlag(), await storage.rows('users')];
          expect(after).toEqual(before);
        },
      );
    });
  }
}

test(
  'after a restart sessions are kept in Redis',
  proves('C25 cache step', 'C28 restart persistence'),
  async ({ http, wizard, answers, redis, ownServer, storage, target }) => {
    await http.install({ ...answers, cache: redisAnswers(redis) });
    await ownServer.restart();
    const before = await redis.listKeys();
    await wizard.signIn.open();

    await wizard.signIn.signIn(answers.admin.username, answers.admin.password);

    await expect(wizard.dashboard.heading).toBeVisible();
    expect((await redis.listKeys()).length).toBeGreaterThan(before.length);
    expect(await storage.listFiles(target.storage.cacheFolder)).toEqual([]);
  },
);

test(
  'after a restart sessions are kept in files',
  proves('C25 cache step', 'C28 restart persistence'),
  async ({ context, http, wizard, answers, ownServer, storage, target }) => {
    await http.install(answers);
    await ownServer.restart();
    // The session of who installed may be there already.
    await context.clearCookies();
    const before = await storage.listFiles(target.storage.cacheFolder);
    await wizard.signIn.open();

    await wizard.signIn.signIn(answers.admin.username, answers.admin.password);

    await expect(wizard.dashboard.heading).toBeVisible();
    const after = await storage.listFiles(target.storage.cacheFolder);
    expect(after.length).toBeGreaterThan(before.length);
  },
);

test(
  'a signed-in user stays signed in after a restart',
  proves('C28 restart persistence'),
  async ({ page, http, wizard, answers, ownServer }) => {
    await http.install(answers);
    await wizard.signIn.open();
    await wizard.signIn.signIn(answers.admin.username, answers.admin.password);
    await expect(wizard.dashboard.heading).toBeVisible();

    await ownServer.restart();
    await page.reload();

    await expect(wizard.dashboard.heading).toBeVisible();
  },
);

test(
  'after a restart a wrong password lets nobody in',
  proves('C28 restart persistence'),
  async ({ http, wizard, answers, ownServer, announce }) => {
    announce('refused sign-in', 'the password is wrong');
    await http.install(answers);
    await ownServer.restart();
    await wizard.signIn.open();

    await wizard.signIn.signIn(answers.admin.username, `${answers.admin.password}x`);

    await expect(wizard.signIn.message).toContainText(wizard.words.problems.signInFailed);
  },
);

for (const [language, other] of [
  ['fr', 'en'],
  ['en', 'fr'],
] as const) {
  test.describe(`installed in ${language}`, () => {
    test.use({ language });

    test(
      'a restart keeps the language',
      proves('C03 language choice', 'C28 restart persistence'),
      async ({ http, answers, ownServer, request }) => {
        await http.install(answers);

        await ownServer.restart();
        const headers = { 'accept-language': 'de' };
        const response = await request.get('./auth/login', { headers });

        const html = await response.text();
        expect(html).toContain(`lang="${language}"`);
        expect(html).not.toContain(`<html lang="${other}"`);
      },
    );
  });
}
