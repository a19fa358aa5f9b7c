import { databaseAnswers, expect, proves, redisAnswers, test } from '../../harness/playwright/test.ts';

test('the summary repeats what was answered', async ({ wizard, reach, answers }) => {
  await reach('summary');

  await expect(wizard.summary.card).toContainText(/first-run-\w+\.db/);
  await expect(wizard.summary.card).toContainText(answers.admin.username);
  await expect(wizard.summary.card).toContainText(answers.admin.email);
});

test('the summary names the cache', async ({ wizard, reach }) => {
  await reach('summary');

  const cache = wizard.summary.values.filter({ hasText: /filesystem|cache/i });

  await expect(cache).toHaveCount(1);
});

test(
  'the summary shows no password',
  proves('C16 admin and field validation', 'C25 cache step'),
  async ({ page, wizard, reach, answers, postgres, redis }) => {
    await reach('summary', { ...answers, database: databaseAnswers(postgres), cache: redisAnswers(redis) });

    await expect(wizard.summary.card).toContainText(postgres.name);
    const html = await page.content();
    for (const password of [postgres.password, redis.password, answers.admin.password])
      expect.soft(html.includes(password)).toBe(false);
  },
);

test('the summary is not shown before its time', async ({ page, wizard, reach }) => {
  await reach('db_form');

  await page.goto('./install/?step=summary');

  await expect(wizard.database.heading).toBeVisible();
});
