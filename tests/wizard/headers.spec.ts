import { expect, proves, type Trouble, test } from '../../harness/playwright/test.ts';

/** What a browser is to be told with each answer, whatever it is. */
const guarded = {
  'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
  'x-content-type-options': 'nosniff',
  'x-frame-options': expect.stringMatching(/^(DENY|SAMEORIGIN)$/),
  'referrer-policy': expect.stringMatching(/^(same-origin|no-referrer|strict-origin.*)$/),
};

const multipart = { 'content-type': 'multipart/form-data; boundary=none' };

/** Stands for whatever address the application has for its health. */
const health = '<health>';

interface Asked {
  readonly method: string;
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  readonly trouble?: Trouble;
}

const before: Readonly<Record<string, Asked>> = {
  'a page': { method: 'GET', address: '/install/', status: 200 },
  'a redirect': { method: 'GET', address: '/dashboard', status: 302 },
  'a language link': { method: 'GET', address: '/lang/fr', status: 302 },
  'a missing asset': { method: 'GET', address: '/static/none.css', status: 404 },
  'a refused post': { method: 'POST', address: '/install/step', status: 403, trouble: 'forged request' },
  'a refused upload': {
    method: 'POST',
    address: '/install/step',
    headers: multipart,
    status: 403,
    trouble: 'forged request',
  },
  'the health': { method: 'GET', address: health, status: 200 },
  'a refused method': { method: 'POST', address: health, status: 405 },
};

const after = [
  { method: 'GET', address: '/auth/login', statuses: [200] },
  { method: 'GET', address: '/install/', statuses: [302] },
  { method: 'GET', address: '/nowhere', statuses: [404] },
  { method: 'POST', address: '/install/step', statuses: [302] },
  // Without a token, or without JSON where nothing else is taken.
  { method: 'POST', address: '/auth/login', statuses: [403, 415] },
  { method: 'GET', address: health, statuses: [200] },
];

for (const [kind, { address, status, trouble, ...options }] of Object.entries(before)) {
  test(`${kind} has the security headers`, proves('C19 CSRF'), async ({ visit, target, announce }) => {
    announce(trouble, 'the post has no token');
    const { request } = await visit();

    const place = address.replace(health, target.healthPath);
    const response = await request.fetch(`.${place}`, { ...options, maxRedirects: 0 });

    expect(response.headers()).toMatchObject(guarded);
    expect(response.status()).toBe(status);
  });
}

test('an asset has the security headers', proves('C19 CSRF'), async ({ page, wizard }) => {
  await wizard.open();
  const style = page.locator('link[rel=stylesheet][href^="/"]').first();

  const response = await page.request.get((await style.getAttribute('href')) ?? '');

  expect(response.headers()).toMatchObject(guarded);
  expect(response.status()).toBe(200);
});

test(
  'no answer names the software behind it',
  proves('C17 reinstall blocked'),
  async ({ visit, target, announce }) => {
    announce('forged request', 'two of the posts have no token');
    const { request } = await visit();

    for (const [kind, { address, ...options }] of Object.entries(before)) {
      const place = address.replace(health, target.healthPath);
      const headers = (await request.fetch(`.${place}`, { ...options, maxRedirects: 0 })).headers();
      expect.soft(headers['x-powered-by'], kind).toBeUndefined();
      expect.soft(headers['server'] ?? '', kind).not.toMatch(/\d/);
    }
  },
);

test('pages allow no script but their own', proves('C19 CSRF'), async ({ page }) => {
  const response = await page.goto('./install/');

  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toContain('https:');
});

test('pages are neither sniffed nor cached', proves('C19 CSRF'), async ({ page, reach }) => {
  await reach('admin_form');

  const response = await page.goto('./install/');

  expect(response?.headers()['x-content-type-options']).toBe('nosniff');
  expect(response?.headers()['cache-control']).toContain('no-store');
});

test.describe('after the installation', () => {
  test.use({ isolated: true });

  test(
    'all answers have the security headers',
    proves('C17 reinstall blocked', 'C19 CSRF'),
    async ({ visit, answers, target, announce }) => {
      announce('forged request', 'one of the posts has no token');
      await (await visit()).wizard.install(answers);
      const { request } = await visit();

      for (const { method, address, statuses } of after) {
        const place = address.replace(health, target.healthPath);
        const response = await request.fetch(`.${place}`, { method, maxRedirects: 0 });
        expect.soft(response.headers(), `${method} ${place}`).toMatchObject(guarded);
        expect.soft(statuses, `${method} ${place}`).toContain(response.status());
      }
    },
  );

  test(
    'the dashboard is not kept by a cache',
    proves('C19 CSRF'),
    async ({ page, http, answers, wizard, ownServer }) => {
      await http.install(answers);
      await ownServer.restart();
      await wizard.signIn.open();
      await wizard.signIn.signIn(answers.admin.username, answers.admin.password);
      await expect(wizard.dashboard.heading).toBeVisible();

      const response = await page.goto('./dashboard');

      expect(response?.headers()['cache-control']).toContain('no-store');
    },
  );
});
