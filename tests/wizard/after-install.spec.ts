import { expect, proves, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

const wizardAddresses = ['/install/', '/install', '/install/verify-db'] as const;

for (const address of wizardAddresses) {
  test(
    `${address} leads to the sign-in afterwards`,
    proves('C17'),
    async ({ page, http, wizard, answers }) => {
      await http.install(answers);

      await page.goto(address);

      await expect(page).toHaveURL(/\/auth\/login$/);
      await expect(wizard.signIn.button).toBeVisible();
    },
  );
}

test('a visitor is not told the version', proves('C17'), async ({ page, http, answers }) => {
  await http.install(answers);

  await page.goto('/install/');

  await expect(page.locator('body')).not.toContainText(/\d+\.\d+\.\d+/);
});

test('a wizard post changes nothing afterwards', proves('C17'), async ({ page, http, answers, storage }) => {
  const summary = await http.reach('summary', answers);
  const stale = summary.form('finalize')?.fields ?? {};
  await http.install(answers);

  const response = await page.request.post('/install/step', { form: stale, maxRedirects: 0 });

  expect([302, 303, 403]).toContain(response.status());
  expect(await storage.rows('users')).toHaveLength(1);
});

test('the administrator can sign in at once', proves('C02'), async ({ http, wizard, answers }) => {
  await http.install(answers);
  await wizard.signIn.open();

  await wizard.signIn.signIn(answers.admin.username, answers.admin.password);

  await expect(wizard.dashboard.heading).toBeVisible();
});

test(
  'the wizard is closed to who is signed in',
  proves('C17'),
  async ({ page, http, wizard, answers, ownServer }) => {
    await http.install(answers);
    await ownServer.restart();
    await wizard.signIn.open();
    await wizard.signIn.signIn(answers.admin.username, answers.admin.password);
    await expect(wizard.dashboard.heading).toBeVisible();

    await page.goto('/install/');

    await expect(page).toHaveURL(/\/dashboard$/);
  },
);

test('a restart keeps it installed', proves('C28'), async ({ http, wizard, answers, ownServer, page }) => {
  await http.install(answers);

  await ownServer.restart();
  await page.goto('/');

  await expect(page).toHaveURL(/\/auth\/login$/);
  await wizard.signIn.signIn(answers.admin.username, answers.admin.password);
  await expect(wizard.dashboard.heading).toBeVisible();
});

test('a wrong password lets nobody in', async ({ http, wizard, answers, ownServer }) => {
  await http.install(answers);
  await ownServer.restart();
  await wizard.signIn.open();

  await wizard.signIn.signIn(answers.admin.username, 'Aa1-wrong-1');

  await expect(wizard.signIn.message).toContainText(wizard.words.problems.signInFailed);
});

test('the dashboard is closed to visitors', async ({ http, page, answers, ownServer }) => {
  await http.install(answers);
  await ownServer.restart();

  await page.goto('/dashboard');

  await expect(page).toHaveURL(/\/auth\/login/);
});

test('there is no account nobody made', async ({ http, wizard, answers, ownServer }) => {
  await http.install(answers);
  await ownServer.restart();
  await wizard.signIn.open();

  await wizard.signIn.signIn('admin', 'ChangeMe!42');

  await expect(wizard.signIn.message).toContainText(wizard.words.problems.signInFailed);
});
