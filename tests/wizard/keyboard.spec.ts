import { expect, findLeaps, proves, test, uploadByKeyboard } from '../../harness/playwright/test.ts';

const nowhere = { backend: 'redis', host: '127.0.0.1', password: '', db: '0' } as const;
const server = { engine: 'postgresql', host: '127.0.0.1', name: 'x', user: 'x', password: '' } as const;
const withoutStyles = 'without the styles and scripts of other hosts its controls are not what they are';

test.describe('with a server of its own', () => {
  test.use({ isolated: true });

  test(
    'the whole journey to the dashboard needs no mouse',
    proves('C37 keyboard only', 'C02 happy path to first login'),
    async ({ wizard, keyboard, keyboardJourney, answers, ownServer, storage, target }) => {
      const { signIn } = wizard;
      await keyboardJourney();
      await expect.poll(() => storage.readFlag()).toBe(target.storage.flagContent);
      await ownServer.restart();

      await signIn.open();
      await keyboard.type(signIn.username, answers.admin.username);
      await keyboard.typeSecret(signIn.password, answers.admin.password);
      await keyboard.press(signIn.button, 'Enter');

      await expect(wizard.dashboard.heading).toBeVisible();
    },
  );

  test(
    'on every screen the focus is visible and moves on',
    proves('C37 keyboard only'),
    async ({ wizard, journey, answers, backup, keyboard, target }) => {
      test.skip(!target.abilities.selfContained, withoutStyles);
      const given = { ...answers, backup: await backup('full') };

      await journey(given, async (screen) => {
        await expect(wizard.headingOf(screen)).toBeVisible();
        const { stops, missed, isHeld } = await keyboard.goRound();
        const unseen = stops.filter(({ isSeen }) => !isSeen).map(({ name }) => name);
        expect.soft(unseen, `unseen with the focus on ${screen}`).toEqual([]);
        expect.soft(missed, `missed by Tab on ${screen}`).toEqual([]);
        expect.soft(findLeaps(stops), `out of order on ${screen}`).toEqual([]);
        expect.soft(isHeld, `Tab is held on ${screen}`).toBe(false);
      });
    },
  );

  test(
    'a refused sign-in puts the focus on its field',
    proves('C36 accessibility', 'C37 keyboard only'),
    async ({ wizard, http, answers, ownServer, announce }) => {
      announce('refused sign-in', 'the password is wrong');
      await http.install(answers);
      await ownServer.restart();
      await wizard.signIn.open();

      await wizard.signIn.signIn(answers.admin.username, 'Aa1-wrong-1');

      await expect(wizard.signIn.message).toContainText(wizard.words.problems.signInFailed);
      await expect(wizard.signIn.password).toBeFocused();
      await expect(wizard.signIn.password).toHaveAccessibleDescription(wizard.words.problems.signInFailed);
    },
  );
});

test(
  'a refused file name has the focus',
  proves('C36 accessibility', 'C37 keyboard only'),
  async ({ wizard, reach }) => {
    await reach('db_form');

    await wizard.database.testConnection({ engine: 'sqlite', file: 'no-folder/inside.db' });

    await expect(wizard.card).toContainText(wizard.words.problems.sqliteNamePath);
    await expect(wizard.focusedProblem).toHaveCount(1);
  },
);

test(
  'the first refused field has the focus',
  proves('C36 accessibility', 'C37 keyboard only'),
  async ({ wizard, reach, answers }) => {
    await reach('admin_form');

    await wizard.admin.submit({ ...answers.admin, email: 'amelie', password: 'short' });

    await expect(wizard.admin.email).toBeFocused();
  },
);

test(
  'a refused cache has the focus on its field',
  proves('C36 accessibility', 'C37 keyboard only'),
  async ({ wizard, reach }) => {
    await reach('cache_config');

    await wizard.cache.test({ ...nowhere, port: '70000' });

    await expect(wizard.cache.field('redis_port')).toBeFocused();
    await expect(wizard.cache.field('redis_port')).toHaveAttribute('aria-invalid', 'true');
  },
);

test(
  'an upload without a file has the focus',
  proves('C36 accessibility', 'C37 keyboard only'),
  async ({ wizard, reach }) => {
    await reach('upload_form');
    await wizard.backup.file.evaluate((input) => input.removeAttribute('required'));

    await wizard.backup.uploadButton.click();

    await expect(wizard.card).toContainText(wizard.words.problems.backupFileRequired);
    await expect(wizard.focusedProblem).toHaveCount(1);
  },
);

test(
  'a failed connection has the focus',
  proves('C36 accessibility', 'C37 keyboard only'),
  async ({ wizard, reach, closedPort, announce }) => {
    announce('failed connection test', 'nobody listens on the port');
    await reach('db_form');

    await wizard.database.testConnection({ ...server, port: String(closedPort) });

    await expect(wizard.databaseTest.result).toBeVisible();
    await expect(wizard.focusedProblem).toHaveCount(1);
  },
);

test(
  'a refused backup has the focus',
  proves('C36 accessibility', 'C37 keyboard only'),
  async ({ wizard, reach, backup, announce }) => {
    announce('refused backup', 'the backup is cut off');
    await reach('upload_form');

    await wizard.backup.upload(await backup('truncated'));

    await expect(wizard.backupResult.result).toBeVisible();
    await expect(wizard.focusedProblem).toHaveCount(1);
  },
);

test(
  'a backup is chosen and sent by keys',
  proves('C37 keyboard only'),
  async ({ wizard, reach, backup, keyboard }) => {
    await reach('upload_form');

    await uploadByKeyboard(keyboard, wizard, await backup('full'));

    await expect(wizard.backupResult.result).toContainText(wizard.words.notices.backupValid);
  },
);

test(
  'the arrow keys open each engine',
  proves('C37 keyboard only'),
  async ({ wizard, reach, keyboard, target }) => {
    test.skip(!target.abilities.selfContained, withoutStyles);
    const { database } = wizard;
    await reach('db_form');

    for (const engine of ['mysql', 'postgresql', 'sqlite'] as const) {
      await keyboard.choose(database.openTab, database.tab(engine));
      await expect(database.panel(engine)).toBeVisible();
      await expect(database.tab(engine)).toHaveAttribute('aria-selected', 'true');
    }
  },
);

test('the arrow keys choose the cache', proves('C37 keyboard only'), async ({ wizard, reach, keyboard }) => {
  const { cache } = wizard;
  await reach('cache_config');

  await keyboard.choose(cache.chosen, cache.redis);
  await expect(cache.redis).toBeChecked();
  await keyboard.goTo(cache.field('redis_host'));
  await keyboard.choose(cache.chosen, cache.filesystem);

  await expect(cache.filesystem).toBeChecked();
});
