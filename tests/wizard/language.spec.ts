import { expect, proves, test } from '../../harness/playwright/test.ts';

test('each language is offered by its own name', proves('C06'), async ({ wizard }) => {
  await wizard.open();

  await expect(wizard.language.links).toHaveText([/Continue in English/, /Continuer en français/]);
});

test('each offer is marked with its language', proves('C06'), async ({ wizard }) => {
  await wizard.open();

  await expect(wizard.language.link('en')).toHaveAttribute('lang', 'en');
  await expect(wizard.language.link('fr')).toHaveAttribute('lang', 'fr');
});

test.describe('a browser that weighs French above English', () => {
  test('is greeted in French', proves('C06'), async ({ page, wizard }) => {
    // The browser's own locale would win over a header that is set for the whole context.
    await page.route('**/install/', (route) => {
      const headers = { ...route.request().headers(), 'accept-language': 'en;q=0.4, fr;q=0.9' };
      return route.continue({ headers });
    });

    await wizard.open();

    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  });
});

for (const language of ['en', 'fr'] as const) {
  test.describe(`language ${language}`, () => {
    test.use({ language });

    test('is spoken by the first screen already', proves('C06'), async ({ page, wizard }) => {
      await wizard.open();

      await expect(page).toHaveTitle(wizard.words.title);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
    });

    test('survives a reload', proves('C03'), async ({ page, wizard, reach }) => {
      await reach('db_form');

      await page.reload();

      await expect(wizard.database.heading).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', language);
    });
  });
}

test.describe('language of an installation', () => {
  test.use({ isolated: true, language: 'fr' });

  test(
    'every screen up to the sign-in speaks it',
    proves('C03'),
    async ({ page, wizard, journey, answers }) => {
      await journey(answers, async (screen) => {
        await expect(wizard.headingOf(screen)).toBeVisible();
        await expect(page).toHaveTitle(wizard.words.title);
      });

      await wizard.signIn.open();

      await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
      await expect(wizard.signIn.button).toBeVisible();
    },
  );

  test('a later visitor is greeted in it', proves('C03'), async ({ http, browser, ownServer, answers }) => {
    await http.install(answers);

    const visitor = await browser.newPage({ locale: 'de-DE' });
    await visitor.goto(`${ownServer.url}/auth/login`);

    await expect(visitor.locator('html')).toHaveAttribute('lang', 'fr');
    await visitor.close();
  });
});
