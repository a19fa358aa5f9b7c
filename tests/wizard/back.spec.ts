import {
  confirm,
  crumbOf,
  databaseAnswers,
  expect,
  goForward,
  proves,
  redisAnswers,
  screens,
  screensBefore,
  shownAgain,
  shownCrumbs,
  test,
} from '../../harness/playwright/test.ts';

const origins = screens.filter((screen) => screen !== 'language' && screen !== 'upload' && screen !== 'done');

for (const origin of origins) {
  test(
    `from ${origin} a user can go back to each step and forward again`,
    proves('C14 back navigation', 'C15 breadcrumb'),
    async ({ wizard, reach, target, answers }) => {
      const { crumbs } = wizard.words;
      await reach(origin);

      const before = screensBefore(target.screens, origin, answers);
      for (const earlier of before) {
        await test.step(earlier, async () => {
          await wizard.breadcrumb.goBackTo(crumbs[crumbOf(earlier)] ?? earlier);
          await expect.soft(wizard.headingOf(earlier), `back at ${earlier}`).toBeVisible();
          const shown = await wizard.breadcrumb.read();
          expect.soft(shown, `at ${earlier}`).toEqual(shownCrumbs(crumbs, origin, earlier));
          expect.soft(await wizard.readValues()).toMatchObject(shownAgain(earlier, answers));

          await goForward(wizard, earlier, before, answers);
          await expect.soft(wizard.headingOf(origin), `forward from ${earlier}`).toBeVisible();
        });
      }
      expect(await wizard.breadcrumb.read()).toEqual(shownCrumbs(crumbs, origin));
    },
  );
}

test(
  'an uploaded backup survives going back and forward',
  proves('C14 back navigation'),
  async ({ wizard, reach, target, answers, backup }) => {
    const given = { ...answers, backup: await backup('full') };
    await reach('summary', given);

    const before = screensBefore(target.screens, 'summary', given);
    for (const earlier of ['welcome', 'db_form', 'upload'] as const) {
      await wizard.breadcrumb.goBackTo(wizard.words.crumbs[crumbOf(earlier)] ?? earlier);
      await expect(wizard.headingOf(earlier)).toBeVisible();
      await goForward(wizard, earlier, before, given);
      await expect.soft(wizard.summary.removeBackupButton, `after ${earlier}`).toBeVisible();
    }
  },
);

test(
  'the administrator step keeps its values',
  proves('C14 back navigation'),
  async ({ wizard, reach, answers }) => {
    await reach('summary');

    await wizard.breadcrumb.goBackTo(wizard.words.crumbs.admin_form ?? '');

    await expect(wizard.admin.username).toHaveValue(answers.admin.username);
    await expect(wizard.admin.email).toHaveValue(answers.admin.email);
  },
);

test(
  'the database step keeps its values',
  proves('C14 back navigation'),
  async ({ wizard, reach, answers }) => {
    await reach('admin_form', { ...answers, database: { engine: 'sqlite', file: 'kept.db' } });

    await wizard.breadcrumb.goBackTo(wizard.words.crumbs.db_form ?? '');

    await expect(wizard.database.field('sqlite', 'sqlite_dbname')).toHaveValue('kept.db');
  },
);

test(
  'passwords are kept and need not be typed again',
  proves('C14 back navigation'),
  async ({ wizard, reach, answers, postgres, redis }) => {
    const given = { ...answers, database: databaseAnswers(postgres), cache: redisAnswers(redis) };
    await reach('summary', given);

    await wizard.breadcrumb.goBackTo(wizard.words.crumbs.db_form ?? '');
    await expect(wizard.database.heading).toBeVisible();
    expect(await wizard.readValues()).toMatchObject(shownAgain('db_form', given));
    await confirm(wizard, 'db_form', given);
    await expect(wizard.databaseTest.result).toContainText(wizard.words.notices.connected);

    await wizard.breadcrumb.goTo(wizard.words.crumbs.cache_config ?? '');
    await expect(wizard.cache.heading).toBeVisible();
    expect(await wizard.readValues()).toMatchObject(shownAgain('cache_config', given));
    await confirm(wizard, 'cache_config', given);
    await expect(wizard.cacheTest.result).toContainText(wizard.words.notices.redisReady);
  },
);
