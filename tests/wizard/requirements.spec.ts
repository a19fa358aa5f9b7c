import { expect, proves, test } from '../../harness/playwright/test.ts';

test('nothing blocks on a good machine', async ({ wizard, reach }) => {
  await reach('requirements');

  await expect(wizard.requirements.failedRows).toHaveCount(0);
  await expect(wizard.requirements.continueButton).toBeEnabled();
});

test('an absent Redis is the only warning', async ({ wizard, reach }) => {
  await reach('requirements');

  await expect(wizard.requirements.warningRows).toHaveText([/Redis/]);
});

test.describe('a settings file that cannot be written', () => {
  test.use({ isolated: true });

  test.beforeEach(({ obstruct, target }) => obstruct(target.storage.settingsFile));

  test('is the only failure', async ({ wizard, reach }) => {
    await reach('requirements');

    await expect(wizard.requirements.failedRows).toHaveText([/\.env/]);
  });

  test('lets nobody go on', async ({ wizard, reach }) => {
    await reach('requirements');

    await expect(wizard.requirements.failedRows).not.toHaveCount(0);
    await expect(wizard.requirements.continueButton).toHaveCount(0);
  });
});

const besideRedis = test.extend({
  isolated: true,
  serverOptions: async ({ redis }, use) => {
    const { host, port, password } = redis;
    await use({ env: { REDIS_HOST: host, REDIS_PORT: String(port), REDIS_PASSWORD: password } });
  },
});

besideRedis('a Redis that answers is found', proves('C25'), async ({ wizard, reach }) => {
  await reach('requirements');

  await expect(wizard.requirements.row('Redis')).toContainText(/\d+\.\d+/);
  await expect(wizard.requirements.warningRows).toHaveCount(0);
});
