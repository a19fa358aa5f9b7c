import { expect, findMisfits, proves, test } from '../../harness/playwright/test.ts';

const windows = [
  ['desktop', { width: 1280, height: 800 }],
  ['phone', { width: 360, height: 740 }],
] as const;

test.beforeEach(({ target }) => {
  test.skip(!target.abilities.ownStyles, 'without the styles of other hosts its layout cannot be judged');
});

for (const language of ['stretched', 'right to left'] as const) {
  test.describe(language, () => {
    test.use({ isolated: true, language: 'fr' });

    test('fits on every screen', proves('C04'), async ({ page, wizard, journey, answers, backup }) => {
      const given = { ...answers, backup: await backup('full') };

      await journey(given, async (screen) => {
        await expect(wizard.headingOf(screen)).toBeVisible();
        for (const [what, size] of windows) {
          await page.setViewportSize(size);
          expect.soft(await findMisfits(page, language), `${screen} on a ${what}`).toEqual([]);
        }
      });
    });
  });

  test(
    `${language}: errors fit beside their fields`,
    proves('C04'),
    async ({ page, wizard, reach, answers }) => {
      await reach('admin_form');
      await wizard.admin.submit({ ...answers.admin, username: '<b>', email: 'amelie', password: 'short' });
      await expect(wizard.admin.username).toHaveAccessibleDescription(/./);

      for (const [what, size] of windows) {
        await page.setViewportSize(size);
        expect.soft(await findMisfits(page, language), what).toEqual([]);
      }
    },
  );
}
