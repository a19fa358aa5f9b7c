import { expect, proves, test } from '../../harness/playwright/test.ts';

const onlyAtFirst = 'the language is chosen on the first screen only';

test(
  'each language is offered by its own name',
  proves('C06 languages listed correctly'),
  async ({ wizard }) => {
    await wizard.open();

    await expect(wizard.language.links).toHaveText([/Continue in English/, /Continuer en français/]);
  },
);

test(
  'each offer is marked with its language',
  proves('C06 languages listed correctly'),
  async ({ wizard }) => {
    await wizard.open();

    await expect(wizard.language.link('en')).toHaveAttribute('lang', 'en');
    await expect(wizard.language.link('fr')).toHaveAttribute('lang', 'fr');
  },
);

test(
  'each offer says what its link leads to',
  proves('C06 languages listed correctly'),
  async ({ wizard }) => {
    await wizard.open();

    await expect(wizard.language.link('en')).toHaveAttribute('hreflang', 'en');
    await expect(wizard.language.link('fr')).toHaveAttribute('hreflang', 'fr');
  },
);

test(
  'every later screen offers each language by its name',
  proves('C06 languages listed correctly'),
  async ({ wizard, reach, target }) => {
    test.skip(!target.abilities.languageSwitch, onlyAtFirst);
    await reach('db_form');

    for (const [language, name] of [
      ['en', /English/],
      ['fr', /Français/],
    ] as const) {
      await expect(wizard.languageSwitch(language)).toHaveAccessibleName(name);
      await expect(wizard.languageSwitch(language)).toHaveAttribute('lang', language);
      await expect(wizard.languageSwitch(language)).toHaveAttribute('hreflang', language);
    }
  },
);

const headers = [
  ['fr', 'fr'],
  ['en', 'en'],
  ['fr-CA', 'fr'],
  ['FR-fr', 'fr'],
  ['en-GB, en;q=0.9', 'en'],
  ['de, fr;q=0.5, en;q=0.3', 'fr'],
  ['en;q=0.4, fr;q=0.9', 'fr'],
  ['fr;q=0.001, en;q=0', 'fr'],
  ['fr;q=0, en;q=0.1', 'en'],
  ['fr;q=0', 'en'],
  ['fr ; q=0.8 , en ; q=0.2', 'fr'],
  ['*', 'en'],
  ['en;q=0, *', 'fr'],
  ['fr;q=0.5, *;q=0.8', 'en'],
  ['fr, *;q=0.1', 'fr'],
  ['de-DE, de;q=0.9', 'en'],
  ['french', 'en'],
  ['en, fr;q=9', 'en'],
  ['fr;q=high, en;q=0.1', 'en'],
  [';;,,=,q=', 'en'],
  ['', 'en'],
  [`${'de, '.repeat(500)}fr`, 'fr'],
] as const;

test(
  'each preferred language of a browser is honoured',
  proves('C06 languages listed correctly'),
  async ({ visit }) => {
    for (const [header, language] of headers) {
      const { request } = await visit({ 'accept-language': header });

      const html = await (await request.get('./install/')).text();

      const row = `"${header.slice(-30)}" is answered in ${language}`;
      expect.soft(html, row).toMatch(new RegExp(`<html[^>]* lang="${language}"`));
    }
  },
);

const noLanguages = ['xx', 'FR', 'english', '%00', '..%2f..%2f', 'a'.repeat(300)];

test(
  'no address selects an unknown language',
  proves('C06 languages listed correctly'),
  async ({ visit }) => {
    for (const code of noLanguages) {
      const { request } = await visit({ 'accept-language': 'fr' });
      const chosen = await request.get(`./lang/${code}?start=1`);
      const html = await (await request.get('./install/')).text();

      expect.soft(chosen.status(), code).toBeLessThan(500);
      expect.soft(html, code).toMatch(/<html[^>]* lang="(en|fr)"/);
    }
  },
);

test.describe('a browser that prefers French to English', () => {
  test('is greeted in French', proves('C06 languages listed correctly'), async ({ page, wizard }) => {
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

    test(
      'is used from the first screen on',
      proves('C06 languages listed correctly'),
      async ({ page, wizard }) => {
        await wizard.open();

        await expect(page).toHaveTitle(wizard.words.title);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
      },
    );

    test('survives a reload', proves('C03 language choice'), async ({ page, wizard, reach }) => {
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
    'every screen up to the sign-in uses it',
    proves('C03 language choice'),
    async ({ page, wizard, journey, answers }) => {
      await journey(answers, async (screen) => {
        await expect(wizard.headingOf(screen)).toBeVisible();
        await expect(page).toHaveTitle(wizard.words.title);
        await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
      });

      await wizard.signIn.open();

      await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
      await expect(wizard.signIn.button).toBeVisible();
    },
  );

  test(
    'a later visitor is greeted in it',
    proves('C03 language choice'),
    async ({ http, browser, ownServer, answers }) => {
      await http.install(answers);

      const visitor = await browser.newPage({ locale: 'de-DE' });
      await visitor.goto(`${ownServer.url}/auth/login`);

      await expect(visitor.locator('html')).toHaveAttribute('lang', 'fr');
      await visitor.close();
    },
  );

  test(
    'a user who signs in in another language keeps it',
    proves('C03 language choice'),
    async ({ http, page, wizard, answers, target }) => {
      await http.install(answers);
      await wizard.signIn.open();
      await wizard.languageSwitch('en').click();
      const english = wizard.inLanguage(target.words.en);
      await expect(english.signIn.button).toBeVisible();

      await english.signIn.signIn(answers.admin.username, answers.admin.password);

      await expect(english.dashboard.heading).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    },
  );
});

test(
  'changing the language midway keeps the answers',
  proves('C03 language choice', 'C14 back navigation'),
  async ({ wizard, reach, answers, target }) => {
    test.skip(!target.abilities.languageSwitch, onlyAtFirst);
    await reach('summary');

    await wizard.languageSwitch('fr').click();

    await expect(wizard.inLanguage(target.words.fr).summary.heading).toBeVisible();
    await expect(wizard.card).toContainText(answers.admin.email);
    await expect(wizard.breadcrumb.current).toContainText(target.words.fr.crumbs.summary ?? '');
  },
);

test(
  'choosing the language again keeps the answers',
  proves('C03 language choice', 'C14 back navigation'),
  async ({ wizard, reach, answers, target }) => {
    const french = wizard.inLanguage(target.words.fr);
    await reach('summary');
    await wizard.breadcrumb.goBackTo(wizard.words.crumbs.language ?? '');

    await wizard.language.choose('fr');
    await french.breadcrumb.goTo(target.words.fr.crumbs.admin_form ?? '');

    await expect(french.admin.heading).toBeVisible();
    await expect(french.admin.email).toHaveValue(answers.admin.email);
  },
);
