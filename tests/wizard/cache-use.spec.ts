import { expect, proves, redisAnswers, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

test(
  'sessions are in the chosen database of Redis only',
  proves('C25 cache step', 'C28 restart persistence'),
  async ({ http, wizard, answers, ownServer, stoppableRedis, storage }) => {
    const { username, password } = answers.admin;
    await http.install({ ...answers, cache: redisAnswers(stoppableRedis) });
    await ownServer.restart();
    const files = await storage.listFiles();

    await wizard.signIn.open();
    await wizard.signIn.signIn(username, password);
    await expect(wizard.dashboard.heading).toBeVisible();

    const keys = await stoppableRedis.listKeys();
    expect(Object.keys(keys)).toEqual([String(stoppableRedis.db)]);
    expect(await storage.listFiles()).toEqual(files);
  },
);

const besideRedis = test.extend({
  serverOptions: async ({ countingRedis: { host, port } }, use) => {
    await use({ env: { REDIS_HOST: host, REDIS_PORT: String(port) } });
  },
});

besideRedis(
  'with files, Redis is never contacted',
  proves('C25 cache step', 'C28 restart persistence'),
  async ({ http, wizard, answers, ownServer, countingRedis, storage }) => {
    const { username, password } = answers.admin;
    await http.install(answers);
    const asked = countingRedis.commands.length;
    await ownServer.restart();
    const files = await storage.listFiles();

    await wizard.signIn.open();
    await wizard.signIn.signIn(username, password);
    await expect(wizard.dashboard.heading).toBeVisible();

    expect(countingRedis.commands).toHaveLength(asked);
    expect((await storage.listFiles()).length).toBeGreaterThan(files.length);
  },
);
