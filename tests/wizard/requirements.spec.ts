import { expect, proves, test } from '../../harness/playwright/test.ts';

test('nothing blocks on a good machine', proves('C07 failing prerequisites'), async ({ wizard, reach }) => {
  await reach('requirements');

  await expect(wizard.requirements.failedRows).toHaveCount(0);
  await expect(wizard.requirements.continueButton).toBeEnabled();
});

test(
  'an absent Redis is the only warning',
  proves('C07 failing prerequisites'),
  async ({ wizard, reach }) => {
    await reach('requirements');

    await expect(wizard.requirements.warningRows).toHaveText([/Redis/]);
  },
);

/** What is made to go wrong before anybody looks. */
const spoilt = test.extend<{ readonly spoil: undefined }>({
  isolated: true,
  spoil: [async ({}, use) => use(undefined), { auto: true }],
});

const obstructed = spoilt.extend({
  spoil: async ({ obstruct, target }, use) => {
    await obstruct(target.storage.settingsFile);
    await use(undefined);
  },
});

const readOnly = spoilt.extend({
  serverOptions: async ({ target }, use) => use({ disk: { folder: target.storage.databaseFolder } }),
  spoil: async ({ turnReadOnly }, use) => {
    await turnReadOnly();
    await use(undefined);
  },
});

/** A disk for the data with this much more free space than is asked for. */
const onDisk = (spareBytes: number) =>
  spoilt.extend({
    serverOptions: async ({ target }, use, info) => {
      const { databaseFolder, leastFreeBytes } = target.storage;
      info.skip(leastFreeBytes === undefined, 'it asks for no free space');
      await use({ disk: { folder: databaseFolder, bytes: (leastFreeBytes ?? 0) + spareBytes } });
    },
  });

/** Each for real, and the one row that has to say so. */
const failures = [
  ['a settings file that cannot be written', /\.env/, obstructed],
  ['a data folder that turned read-only', /instance/i, readOnly],
  ['a disk one page too small', /disk/i, onDisk(-4096)],
] as const;

for (const [what, row, failing] of failures) {
  failing.describe(what, () => {
    failing('is the only failure', proves('C07 failing prerequisites'), async ({ wizard, reach }) => {
      await reach('requirements');

      await expect(wizard.requirements.failedRows).toHaveText([row]);
    });

    failing(
      'does not let the user continue',
      proves('C07 failing prerequisites'),
      async ({ wizard, reach }) => {
        await reach('requirements');

        await expect(wizard.requirements.failedRows).not.toHaveCount(0);
        await expect(wizard.requirements.continueButton).toHaveCount(0);
      },
    );

    failing(
      'stops a forged post too',
      proves('C07 failing prerequisites', 'C18 forced browsing'),
      async ({ wizard, http, answers, page }) => {
        const served = await http.reach('requirements', answers);
        const form = {
          ...served.hiddenFields(),
          step: 'db_form',
          requirements_checked: '1',
          welcome_shown: '1',
        };

        await page.request.post('./install/step', { form });
        await wizard.open();

        await expect(wizard.requirements.heading).toBeVisible();
      },
    );
  });
}

/** The pages that the server itself writes meanwhile. */
const spareBytes = 256 * 1024;

onDisk(spareBytes)(
  'a disk just large enough is enough',
  proves('C07 failing prerequisites'),
  async ({ wizard, reach }) => {
    await reach('requirements');

    await expect(wizard.requirements.failedRows).toHaveCount(0);
    await expect(wizard.requirements.continueButton).toBeEnabled();
  },
);

spoilt(
  'a repaired cause is noticed at the next check',
  proves('C07 failing prerequisites'),
  async ({ wizard, reach, obstruct, target }) => {
    const clear = await obstruct(target.storage.settingsFile);
    await reach('requirements');
    await expect(wizard.requirements.failedRows).toHaveCount(1);

    await clear();
    await wizard.open();

    await expect(wizard.requirements.failedRows).toHaveCount(0);
    await wizard.requirements.goOn();
    await expect(wizard.database.heading).toBeVisible();
  },
);

const besideRedis = test.extend<{ readonly redisPassword: string | undefined }>({
  isolated: true,
  redisPassword: [undefined, { option: true }],
  serverOptions: async ({ redis, redisPassword }, use) => {
    const { host, port, password } = redis;
    const env = { REDIS_HOST: host, REDIS_PORT: String(port), REDIS_PASSWORD: redisPassword ?? password };
    await use({ env });
  },
});

besideRedis(
  'a Redis that answers is found',
  proves('C07 failing prerequisites', 'C25 cache step'),
  async ({ wizard, reach }) => {
    await reach('requirements');

    await expect(wizard.requirements.row('Redis')).toContainText(/\d+\.\d+/);
    await expect(wizard.requirements.warningRows).toHaveCount(0);
  },
);

besideRedis.describe('a Redis that refuses the password', () => {
  besideRedis.use({ redisPassword: 'Aa1-wrong-1' });

  besideRedis(
    'is the only warning and blocks nobody',
    proves('C07 failing prerequisites'),
    async ({ wizard, reach }) => {
      await reach('requirements');

      await expect(wizard.requirements.warningRows).toHaveText([/Redis/]);
      await expect(wizard.requirements.failedRows).toHaveCount(0);
      await expect(wizard.requirements.continueButton).toBeEnabled();
    },
  );
});
