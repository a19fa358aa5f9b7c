import { expect, proves, screens, shownCrumbs, test } from '../../harness/playwright/test.ts';

const asked = screens.filter((screen) => screen !== 'done' && screen !== 'upload');

for (const screen of asked) {
  test(`on ${screen} each crumb has its state`, proves('C15 breadcrumb'), async ({ wizard, reach }) => {
    await reach(screen);

    await expect(wizard.headingOf(screen)).toBeVisible();
    expect(await wizard.breadcrumb.read()).toEqual(shownCrumbs(wizard.words.crumbs, screen));
  });
}

test(
  'on upload each crumb has its state',
  proves('C15 breadcrumb'),
  async ({ wizard, reach, answers, backup }) => {
    await reach('upload', { ...answers, backup: await backup('full') });

    await expect(wizard.headingOf('upload')).toBeVisible();
    expect(await wizard.breadcrumb.read()).toEqual(shownCrumbs(wizard.words.crumbs, 'upload'));
  },
);

test.describe('on the way', () => {
  test.use({ isolated: true });

  test(
    'each screen is marked current, and it alone',
    proves('C15 breadcrumb'),
    async ({ wizard, journey, answers }) => {
      await journey(answers, async (screen) => {
        const { current } = wizard.breadcrumb;
        await expect(current).toHaveCount(1);
        await expect(current).toContainText(wizard.words.crumbs[screen] ?? '');
      });
    },
  );

  test.describe('in French', () => {
    test.use({ language: 'fr' });

    test(
      'what is behind is done, what is ahead pending',
      proves('C15 breadcrumb'),
      async ({ wizard, journey, answers }) => {
        await journey(answers, async (screen) => {
          await expect(wizard.headingOf(screen)).toBeVisible();
          const shown = await wizard.breadcrumb.read();
          expect.soft(shown, screen).toEqual(shownCrumbs(wizard.words.crumbs, screen));
        });
      },
    );
  });
});

for (const language of ['en', 'fr'] as const) {
  test.describe(`language ${language}`, () => {
    test.use({ language });

    test('the breadcrumb is a named landmark', proves('C15 breadcrumb'), async ({ wizard, reach }) => {
      await reach('db_form');

      await expect(wizard.breadcrumb.root).toHaveRole('navigation');
      await expect(wizard.breadcrumb.root).toHaveAccessibleName(wizard.words.breadcrumb);
    });
  });
}

test('every screen has a crumb', proves('C15 breadcrumb'), async ({ wizard, reach }) => {
  await reach('welcome');

  await expect(wizard.breadcrumb.crumb(wizard.words.crumbs.cache_config ?? 'Cache')).toHaveCount(1);
  await expect(wizard.breadcrumb.crumb(wizard.words.crumbs.upload_form ?? 'Backup')).toHaveCount(1);
});

test('nobody can jump ahead', proves('C15 breadcrumb'), async ({ wizard, reach }) => {
  await reach('requirements');

  await expect(wizard.breadcrumb.link(wizard.words.crumbs.db_form ?? '')).toHaveCount(0);
  await expect(wizard.breadcrumb.link(wizard.words.crumbs.summary ?? '')).toHaveCount(0);
});
