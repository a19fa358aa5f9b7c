import { expect, proves, test } from '../../harness/playwright/test.ts';

test('the session cookie is out of reach of scripts', proves('C19 CSRF'), async ({ context, reach }) => {
  await reach('welcome');

  const cookies = await context.cookies();

  expect(cookies).not.toHaveLength(0);
  expect(cookies.filter(({ httpOnly, sameSite }) => !httpOnly || sameSite === 'None')).toEqual([]);
});

test('the session cookie goes to this server only', proves('C19 CSRF'), async ({ visit }) => {
  const visitor = await visit();

  const response = await visitor.request.get('./lang/en?start=1', { maxRedirects: 0 });

  const cookie = response.headers()['set-cookie'] ?? '';
  expect(cookie).toMatch(/; *HttpOnly/i);
  expect(cookie).toMatch(/; *SameSite=(Lax|Strict)/i);
  expect(cookie).toMatch(/; *Path=\//i);
  expect(cookie).not.toMatch(/; *Domain=/i);
});

test('a client that claims to use TLS is not believed', proves('C19 CSRF'), async ({ visit }) => {
  const { request } = await visit({ 'x-forwarded-proto': 'https', 'x-forwarded-host': 'elsewhere.example' });

  const response = await request.get('./lang/en?start=1', { maxRedirects: 0 });

  expect(response.headers()['set-cookie']).toBeTruthy();
  expect(response.headers()['set-cookie']).not.toMatch(/Secure/i);
  expect(response.headers()['location']).not.toContain('elsewhere');
});

test.describe('behind a proxy that ends TLS', () => {
  test.use({ isolated: true, serverOptions: { env: { TRUST_PROXY: 'loopback' } } });

  test('the session cookie is for TLS only', proves('C19 CSRF'), async ({ visit }) => {
    const { request } = await visit({ 'x-forwarded-proto': 'https' });

    const response = await request.get('./lang/en?start=1', { maxRedirects: 0 });

    expect(response.headers()['set-cookie']).toMatch(/; *Secure/i);
  });
});

test('the start of the wizard gives a new session', proves('C19 CSRF'), async ({ visit }) => {
  const visitor = await visit();
  await visitor.request.get('./lang/fr');
  const before = await visitor.cookie();

  await visitor.request.get('./lang/fr?start=1');

  expect(before).not.toBe('');
  expect(await visitor.cookie()).not.toBe(before);
});

test('the old session has no part in the new one', proves('C19 CSRF'), async ({ visit, answers }) => {
  const victim = await visit();
  await victim.request.get('./lang/en');
  const attacker = await visit({ cookie: await victim.cookie() });

  await victim.wizard.reach('db_form', answers);

  expect((await attacker.wizard.show()).screen).toBe('language');
});

for (const cookie of ['session=planted', 'session=planted.planted', 'session=', 'session=../../planted']) {
  test(`the planted ${cookie} is not adopted`, proves('C19 CSRF'), async ({ visit }) => {
    const { request } = await visit({ cookie });

    const response = await request.get('./lang/en?start=1', { maxRedirects: 0 });

    expect(response.status()).toBe(302);
    expect(response.headers()['set-cookie'] ?? '').toMatch(/^session=[^;]{20,}/);
    expect(response.headers()['set-cookie']).not.toContain('planted');
  });
}

test.describe('after the installation', () => {
  test.use({ isolated: true });

  test(
    'signing in gives a new session',
    proves('C17 reinstall blocked'),
    async ({ context, http, wizard, answers }) => {
      await http.install(answers);
      await wizard.signIn.open();
      const before = await context.cookies();

      await wizard.signIn.signIn(answers.admin.username, answers.admin.password);
      await expect(wizard.dashboard.heading).toBeVisible();

      const valuesBefore = before.map(({ value }) => value);
      expect(valuesBefore).not.toHaveLength(0);
      expect((await context.cookies()).filter(({ value }) => valuesBefore.includes(value))).toEqual([]);
    },
  );

  test(
    'the old session is not signed in',
    proves('C17 reinstall blocked'),
    async ({ context, visit, http, wizard, answers }) => {
      await http.install(answers);
      await wizard.signIn.open();
      const planted = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
      await wizard.signIn.signIn(answers.admin.username, answers.admin.password);
      await expect(wizard.dashboard.heading).toBeVisible();

      const attacker = await visit({ cookie: planted });

      expect((await attacker.request.get('./dashboard', { maxRedirects: 0 })).status()).toBe(302);
    },
  );

  test(
    'the installation alone signs nobody in',
    proves('C17 reinstall blocked'),
    async ({ visit, answers }) => {
      const installer = await visit();
      await installer.wizard.install(answers);

      const response = await installer.request.get('./dashboard', { maxRedirects: 0 });

      expect(response.status()).toBe(302);
      expect(response.headers()['location']).toMatch(/\/auth\/login/);
    },
  );
});
