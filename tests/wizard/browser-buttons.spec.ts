import { expect, proves, test } from '../../harness/playwright/test.ts';

test(
  'the Back button of the browser posts nothing again',
  proves('C13 resume', 'C14 back navigation'),
  async ({ page, wizard, reach, answers }) => {
    await reach('db_form');
    await wizard.database.testConnection(answers.database);
    await wizard.databaseTest.goOn();
    await expect(wizard.cache.heading).toBeVisible();
    const posts: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));

    await page.goBack();

    await expect(wizard.cache.heading).toBeVisible();
    expect(posts).toEqual([]);
  },
);

test(
  'Back and Forward of the browser keep the answers',
  proves('C13 resume', 'C14 back navigation'),
  async ({ page, wizard, reach, answers }) => {
    await reach('admin_form');
    await wizard.admin.submit(answers.admin);
    await expect(wizard.summary.heading).toBeVisible();

    await page.goBack();
    await expect(wizard.summary.heading).toBeVisible();
    await page.goForward();

    await expect(wizard.summary.heading).toBeVisible();
    await expect(wizard.summary.card).toContainText(answers.admin.email);
  },
);
