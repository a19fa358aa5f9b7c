import { expect, proves, redisAnswers, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

test(
  'an unattended installation ends as an interactive one',
  proves('C22 unattended install'),
  async ({ journey, installUnattended, launchServer, answers, storage, storageOf }) => {
    const other = await launchServer();
    await journey(answers);
    await expect.poll(() => storage.readFlag()).toBeTruthy();

    const { exitCode, output } = await installUnattended(other, answers);

    expect(exitCode, output).toBe(0);
    expect(await storageOf(other).dump()).toEqual(await storage.dump());
  },
);

test.describe('in French', () => {
  test.use({ language: 'fr' });

  test(
    'unattended, Redis and a backup end alike too',
    proves('C22 unattended install'),
    async ({ journey, installUnattended, launchServer, answers, storage, storageOf, redis, backup }) => {
      const other = await launchServer();
      const given = { ...answers, cache: redisAnswers(redis), backup: await backup('full') };
      await journey(given);
      await expect.poll(() => storage.readFlag()).toBeTruthy();

      const { exitCode, output } = await installUnattended(other, given);

      expect(exitCode, output).toBe(0);
      expect(await storageOf(other).dump()).toEqual(await storage.dump());
    },
  );
});

test(
  'an unattended installation lets the administrator in',
  proves('C22 unattended install'),
  async ({ installUnattended, ownServer, answers, wizard }) => {
    await installUnattended(ownServer, answers);

    const restarted = await ownServer.restart();
    await wizard.signIn.open();
    await wizard.signIn.signIn(answers.admin.username, answers.admin.password);

    expect(restarted.url).toBe(ownServer.url);
    await expect(wizard.dashboard.heading).toBeVisible();
  },
);

test(
  'a refused answer is reported with its step',
  proves('C22 unattended install'),
  async ({ installUnattended, ownServer, answers, storage, wizard }) => {
    const weak = { ...answers, admin: { ...answers.admin, password: 'short' } };

    const { exitCode, output } = await installUnattended(ownServer, weak);

    expect(exitCode).toBe(1);
    expect(output).toContain('went back to admin_form');
    expect(output).toMatch(wizard.words.problems.passwordTooShort);
    expect(await storage.readFlag()).toBeUndefined();
  },
);

test(
  'an installed application is not installed again',
  proves('C22 unattended install'),
  async ({ installUnattended, http, ownServer, answers, storage }) => {
    await http.install(answers);
    const before = await storage.dump();

    const { exitCode, output } = await installUnattended(ownServer, answers);

    expect(exitCode).toBe(3);
    expect(output).toContain('is already installed');
    expect(await storage.dump()).toEqual(before);
  },
);
