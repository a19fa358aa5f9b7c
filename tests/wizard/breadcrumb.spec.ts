import { expect, proves, test } from '../../harness/playwright/test.ts';

test.describe('on the way', () => {
  test.use({ isolated: true });

  test('each screen is marked current, and it alone', proves('C15'), async ({ wizard, journey, answers }) => {
    await journey(answers, async (screen) => {
      const { current } = wizard.breadcrumb;
      await expect(current).toHaveCount(1);
      await expect(current).toContainText(wizard.words.crumbs[screen] ?? '');
    });
  });

  test(
    'what is behind is done, what is ahead pending',
    proves('C15'),
    async ({ wizard, journey, answers }) => {
      const crumbs = Object.keys(wizard.words.crumbs);

      await journey(answers, async (screen) => {
        const here = crumbs.indexOf(screen);
        const states = crumbs.map(
          (_, index) => [/step-pending/, /step-active/, /step-done/][1 + Math.sign(here - index)],
        );
        await expect(wizard.breadcrumb.crumbs).toHaveClass(states as RegExp[]);
      });
    },
  );
});

test('the breadcrumb is a named landmark', proves('C15'), async ({ wizard, reach }) => {
  await reach('db_form');

  await expect(wizard.breadcrumb.root).toHaveRole('navigation');
  await expect(wizard.breadcrumb.root).toHaveAccessibleName(/\S/);
});

test('every screen has a crumb', proves('C15'), async ({ wizard, reach }) => {
  await reach('welcome');

  await expect(wizard.breadcrumb.crumb(wizard.words.crumbs.cache_config ?? 'Cache')).toHaveCount(1);
  await expect(wizard.breadcrumb.crumb(wizard.words.crumbs.upload_form ?? 'Backup')).toHaveCount(1);
});

test('one cannot jump ahead', proves('C15'), async ({ wizard, reach }) => {
  await reach('requirements');

  await expect(wizard.breadcrumb.link(wizard.words.crumbs.db_form ?? '')).toHaveCount(0);
  await expect(wizard.breadcrumb.link(wizard.words.crumbs.summary ?? '')).toHaveCount(0);
});
