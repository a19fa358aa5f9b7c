import { expect, proves, test } from '../../harness/playwright/test.ts';

// A wizard without tokens takes these posts, the last one too: nobody else may be looking at that server.
test.use({ isolated: true });

const steps = [
  'welcome',
  'requirements',
  'db_form',
  'db_test',
  'cache_config',
  'cache_test',
  'upload_form',
  'remove_backup',
  'admin_form',
  'admin',
  'summary',
  'finalize',
] as const;

test('no step is taken without a token', proves('C19'), async ({ page, reach, wizard }) => {
  await reach('requirements');

  for (const step of steps) {
    const response = await page.request.post('/install/step', { form: { step }, maxRedirects: 0 });
    expect.soft(response.status(), step).toBe(403);
  }
  await wizard.open();

  await expect(wizard.requirements.heading).toBeVisible();
});

test(
  "no step is taken with another session's token",
  proves('C19'),
  async ({ http, playwright, server, answers }) => {
    const served = await http.reach('requirements', answers);
    const fields = served.form('db_form')?.fields ?? {};
    await using stranger = await playwright.request.newContext({ baseURL: server.url });
    await stranger.get('/lang/en?start=1');

    for (const step of steps) {
      const response = await stranger.post('/install/step', { form: { ...fields, step }, maxRedirects: 0 });
      expect.soft(response.status(), step).toBe(403);
    }
  },
);

test('no step is taken with a stale token', proves('C19'), async ({ page, http, answers, context }) => {
  const served = await http.reach('requirements', answers);
  const fields = served.form('db_form')?.fields ?? {};
  await context.clearCookies();
  await page.goto('/lang/en?start=1');

  for (const step of steps) {
    const response = await page.request.post('/install/step', { form: { ...fields, step }, maxRedirects: 0 });
    expect.soft(response.status(), step).toBe(403);
  }
});

test('no step is taken from a foreign page', proves('C19'), async ({ page, http, answers }) => {
  const served = await http.reach('requirements', answers);
  const fields = served.form('db_form')?.fields ?? {};

  for (const step of steps) {
    const headers = { origin: 'https://elsewhere.example' };
    const response = await page.request.post('/install/step', {
      form: { ...fields, step },
      headers,
      maxRedirects: 0,
    });
    expect.soft(response.status(), step).toBe(403);
  }
});

test('pages allow no script but their own', async ({ page }) => {
  const response = await page.goto('/install/');

  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toContain('https:');
});

test('pages are neither sniffed nor cached', async ({ page, reach }) => {
  await reach('admin_form');

  const response = await page.goto('/install/');

  expect(response?.headers()['x-content-type-options']).toBe('nosniff');
  expect(response?.headers()['cache-control']).toContain('no-store');
});

test('the session cookie is out of reach of scripts', async ({ context, reach }) => {
  await reach('welcome');

  const cookies = await context.cookies();

  expect(cookies).not.toHaveLength(0);
  expect(cookies.filter(({ httpOnly, sameSite }) => !httpOnly || sameSite === 'None')).toEqual([]);
});

test('what was typed is shown as text', async ({ wizard, reach }) => {
  await reach('db_form');

  await wizard.database.testConnection({ engine: 'sqlite', file: '"><img src=x onerror=alert(1)>.db' });

  await expect(wizard.card).toBeVisible();
  await expect(wizard.card.locator('img')).toHaveCount(0);
});

const ahead = {
  welcome: [
    'db_test',
    'cache_config',
    'cache_test',
    'upload_form',
    'admin_form',
    'admin',
    'summary',
    'finalize',
  ],
  db_form: ['cache_config', 'cache_test', 'upload_form', 'admin_form', 'admin', 'summary', 'finalize'],
  cache_config: ['upload_form', 'admin_form', 'admin', 'summary', 'finalize'],
  admin_form: ['summary', 'finalize'],
} as const;

for (const screen of ['welcome', 'db_form', 'cache_config', 'admin_form'] as const) {
  test(`no step can be left out after ${screen}`, proves('C18'), async ({ page, http, wizard, answers }) => {
    const served = await http.reach(screen, answers);
    const fields = served.hiddenFields();

    for (const step of ahead[screen]) {
      await page.request.post('/install/step', { form: { ...fields, step } });
      await wizard.open();
      await expect(wizard.headingOf(screen), step).toBeVisible();
    }
  });
}

test.describe('a server nobody has configured', () => {
  test(
    'is not installed by a finalize out of nowhere',
    proves('C18'),
    async ({ page, http, storage, answers }) => {
      const served = await http.reach('welcome', answers);
      const fields = served.form('requirements')?.fields ?? {};

      const hostile = { ...fields, step: 'finalize', db_uri: 'sqlite:///planted.db', db_type: 'sqlite' };
      await page.request.post('/install/step', { form: hostile });

      expect(await storage.readFlag()).toBeUndefined();
    },
  );
});
