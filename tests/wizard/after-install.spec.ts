import {
  expect,
  forceAll,
  listRouteRequests,
  listStepPosts,
  proves,
  test,
} from '../../harness/playwright/test.ts';

test.use({ isolated: true });

const wizardAddresses = ['/install/', '/install', '/install/verify-db'] as const;

for (const address of wizardAddresses) {
  test(
    `${address} leads to the sign-in afterwards`,
    proves('C17 reinstall blocked'),
    async ({ page, http, wizard, answers }) => {
      await http.install(answers);

      await page.goto(`.${address}`);

      await expect(page).toHaveURL(/\/auth\/login$/);
      await expect(wizard.signIn.button).toBeVisible();
    },
  );
}

const requests = [...listStepPosts(), ...listRouteRequests('app').flat()];

/** Who may come by afterwards: all but the first with a session. */
const people = ['a visitor', 'the installer', 'somebody in the wizard', 'the administrator'] as const;

for (const who of people) {
  test(
    `${who} finds every page of the wizard closed`,
    proves('C17 reinstall blocked', 'C18 forced browsing'),
    async ({ visit, answers, server, storage, announce }) => {
      announce('forced requests', 'every way to the wizard is tried');
      const [visitor, installer, other, administrator] = [
        await visit(),
        await visit(),
        await visit(),
        await visit(),
      ];
      await other.wizard.reach('db_form', answers);
      await installer.wizard.install(answers);
      await administrator.request.post('./auth/login', { data: answers.admin });
      const visitors = [visitor, installer, other, administrator];
      const cookie = await visitors[people.indexOf(who)]?.cookie();
      const before = [await storage.readSettings(), await storage.rows('users'), await storage.readFlag()];

      const given = await forceAll(server.url, cookie ?? '', requests);

      for (const [{ name, address, mayBeRead, isWizards }, { status, location }] of given) {
        expect.soft(status, name).toBeLessThan(500);
        expect
          .soft(status, `${name} is refused or leads away`)
          .toBeGreaterThanOrEqual(isWizards && !mayBeRead ? 300 : 200);
        // That a slash was forgotten may be said: the address with it is among those that are asked.
        expect.soft(location.replace(`${server.url}${address}/`, ''), name).not.toContain('/install/');
      }
      expect([await storage.readSettings(), await storage.rows('users'), await storage.readFlag()]).toEqual(
        before,
      );
    },
  );
}

const told = [
  '/',
  '/auth/login',
  '/install/',
  '/nowhere',
  '/lang/en',
  '/health',
  '/api/health',
  '/api/version',
];

test('nothing tells a visitor the version', proves('C17 reinstall blocked'), async ({ visit, answers }) => {
  await (await visit()).wizard.install(answers);
  const { request } = await visit();

  for (const address of told) {
    const response = await request.get(`.${address}`, { maxRedirects: 0 });
    const { host: _, date: __, ...headers } = response.headers();
    expect.soft(JSON.stringify(headers), `headers of ${address}`).not.toMatch(/\d+\.\d+\.\d+/);
    expect.soft(await response.text(), address).not.toMatch(/\d+\.\d+\.\d+/);
  }
});

test(
  'a visitor is not told the version',
  proves('C17 reinstall blocked'),
  async ({ page, http, answers }) => {
    await http.install(answers);

    await page.goto('./install/');

    await expect(page.locator('body')).not.toContainText(/\d+\.\d+\.\d+/);
  },
);

test(
  'a wizard post changes nothing afterwards',
  proves('C17 reinstall blocked'),
  async ({ page, http, answers, storage }) => {
    const summary = await http.reach('summary', answers);
    const stale = summary.form('finalize')?.fields ?? {};
    await http.install(answers);

    const response = await page.request.post('./install/step', { form: stale, maxRedirects: 0 });

    expect([302, 303, 403]).toContain(response.status());
    expect(await storage.rows('users')).toHaveLength(1);
  },
);

test(
  'the administrator can sign in at once',
  proves('C02 happy path to first login'),
  async ({ http, wizard, answers }) => {
    await http.install(answers);
    await wizard.signIn.open();

    await wizard.signIn.signIn(answers.admin.username, answers.admin.password);

    await expect(wizard.dashboard.heading).toBeVisible();
  },
);

test(
  'the wizard is closed to a signed-in user',
  proves('C17 reinstall blocked'),
  async ({ page, http, wizard, answers, ownServer }) => {
    await http.install(answers);
    await ownServer.restart();
    await wizard.signIn.open();
    await wizard.signIn.signIn(answers.admin.username, answers.admin.password);
    await expect(wizard.dashboard.heading).toBeVisible();

    await page.goto('./install/');

    await expect(page).toHaveURL(/\/dashboard$/);
  },
);

test(
  'a restart keeps it installed',
  proves('C28 restart persistence'),
  async ({ http, wizard, answers, ownServer, page }) => {
    await http.install(answers);

    await ownServer.restart();
    await page.goto('./');

    await expect(page).toHaveURL(/\/auth\/login$/);
    await wizard.signIn.signIn(answers.admin.username, answers.admin.password);
    await expect(wizard.dashboard.heading).toBeVisible();
  },
);

test('a wrong password lets nobody in', async ({ http, wizard, answers, ownServer, announce }) => {
  announce('refused sign-in', 'the password is wrong');
  await http.install(answers);
  await ownServer.restart();
  await wizard.signIn.open();

  await wizard.signIn.signIn(answers.admin.username, 'Aa1-wrong-1');

  await expect(wizard.signIn.message).toContainText(wizard.words.problems.signInFailed);
});

test('the dashboard is closed to visitors', async ({ http, page, answers, ownServer }) => {
  await http.install(answers);
  await ownServer.restart();

  await page.goto('./dashboard');

  await expect(page).toHaveURL(/\/auth\/login/);
});

test('there is no default account', async ({ http, wizard, answers, ownServer, announce }) => {
  announce('refused sign-in', 'there is no such account');
  await http.install(answers);
  await ownServer.restart();
  await wizard.signIn.open();

  await wizard.signIn.signIn('admin', 'ChangeMe!42');

  await expect(wizard.signIn.message).toContainText(wizard.words.problems.signInFailed);
});
