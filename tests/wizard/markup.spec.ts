import { expect, proves, type ServedForm, test } from '../../harness/playwright/test.ts';

/** Ends an attribute or a text and begins an element; whether it runs or not, it must not be one. */
const markup = `"'><svg data-planted onload="alert(1)">`;

const troubles = { db_form: undefined, cache_config: 'failed cache test', admin_form: undefined } as const;

for (const screen of ['db_form', 'cache_config', 'admin_form'] as const) {
  test(
    `markup in a field of ${screen} is text`,
    proves('C16 admin and field validation', 'C19 CSRF'),
    async ({ page, http, answers, wizard, announce }) => {
      announce(troubles[screen], 'there is no such Redis');
      const alerts: string[] = [];
      page.on('dialog', (dialog) => {
        alerts.push(dialog.message());
        dialog.dismiss();
      });
      const forms = (await http.reach(screen, answers)).typedForms();

      for (const { action, fields, typed } of forms) {
        for (const field of typed) {
          await page.request.post(action, { form: { ...fields, cache_backend: 'redis', [field]: markup } });
          await wizard.open();
          expect.soft(await page.locator('[data-planted]').count(), field).toBe(0);
        }
      }

      expect(forms).not.toHaveLength(0);
      expect(alerts).toEqual([]);
    },
  );
}

test(
  'what was typed is shown as text',
  proves('C16 admin and field validation'),
  async ({ wizard, reach }) => {
    await reach('db_form');

    await wizard.database.testConnection({ engine: 'sqlite', file: `${markup}.db` });

    await expect(wizard.database.field('sqlite', 'sqlite_dbname')).toHaveValue(`${markup}.db`);
    await expect(wizard.card.locator('[data-planted]')).toHaveCount(0);
  },
);

test(
  'the name of a backup is shown as text',
  proves('C16 admin and field validation'),
  async ({ visit, answers, backup }) => {
    const visitor = await visit();
    const served = await visitor.wizard.reach('upload_form', answers);

    const form = served.form('upload') as ServedForm;
    const result = await visitor.upload(form, await backup('full'), `${markup}.tar.gz`);

    expect(result).toContain('&lt;svg data-planted');
    expect(result).not.toContain('<svg data-planted');
  },
);

const inAddress = encodeURIComponent(markup);

/** What a link or a program can put into a request without any form. */
const reflections = {
  'the engine': { address: `/install/?engine=${inAddress}` },
  'the step': { address: `/install/?step=${inAddress}&lang=${inAddress}&error=${inAddress}` },
  'the name of a parameter': { address: `/install/?${inAddress}=1` },
  'the language': { address: `/lang/${inAddress}?start=1` },
  'the referer': { address: '/install/', headers: { referer: `http://x/${markup}` } },
  'the browser': { address: '/install/', headers: { 'user-agent': markup } },
  'the preferred language': { address: '/install/', headers: { 'accept-language': markup } },
  'an unknown address': { address: `/install/${inAddress}` },
  'an unknown asset': { address: `/static/${inAddress}` },
} as const;

for (const [place, { address, ...options }] of Object.entries(reflections)) {
  test(`markup in ${place} comes back as text`, proves('C19 CSRF'), async ({ visit }) => {
    const { request } = await visit();

    const response = await request.get(`.${address}`, options);

    expect(response.status()).toBeLessThan(500);
    expect(await response.text()).not.toContain('<svg data-planted');
  });
}

test.describe('after the installation', () => {
  test.use({ isolated: true });

  test(
    'markup in a refused name is text',
    proves('C17 reinstall blocked'),
    async ({ page, http, answers, wizard, ownServer, announce }) => {
      announce('refused sign-in', 'there is no such account');
      await http.install(answers);
      await ownServer.restart();
      await wizard.signIn.open();

      await wizard.signIn.signIn(markup, 'Aa1-wrong-1');

      await expect(wizard.signIn.message).toContainText(wizard.words.problems.signInFailed);
      await expect(page.locator('[data-planted]')).toHaveCount(0);
    },
  );

  test(
    'markup in an unknown address is text',
    proves('C17 reinstall blocked'),
    async ({ visit, answers }) => {
      const visitor = await visit();
      await visitor.wizard.install(answers);

      const response = await visitor.request.get(`./${inAddress}?${inAddress}=${inAddress}`);

      expect(response.status()).toBe(404);
      expect(await response.text()).not.toContain('<svg data-planted');
    },
  );
});
