import { databaseAnswers, expect, proves, test } from '../../harness/playwright/test.ts';

const earlier = [
  'language',
  'welcome',
  'requirements',
  'db_form',
  'db_test',
  'cache_config',
  'cache_test',
  'upload_form',
  'admin_form',
] as const;

for (const screen of earlier) {
  test(`from the summary one goes back to ${screen}`, proves('C14'), async ({ wizard, reach }) => {
    await reach('summary');

    await wizard.breadcrumb.goBackTo(wizard.words.crumbs[screen] ?? screen);

    await expect(wizard.headingOf(screen)).toBeVisible();
  });
}

test('the administrator step keeps its values', proves('C14'), async ({ wizard, reach, answers }) => {
  await reach('summary');

  await wizard.breadcrumb.goBackTo(wizard.words.crumbs.admin_form ?? '');

  await expect(wizard.admin.username).toHaveValue(answers.admin.username);
  await expect(wizard.admin.email).toHaveValue(answers.admin.email);
});

test('the database step keeps its values', proves('C14'), async ({ wizard, reach, answers }) => {
  await reach('admin_form', { ...answers, database: { engine: 'sqlite', file: 'kept.db' } });

  await wizard.breadcrumb.goBackTo(wizard.words.crumbs.db_form ?? '');

  await expect(wizard.database.field('sqlite', 'sqlite_dbname')).toHaveValue('kept.db');
});

test(
  'another database has to be tested again',
  proves('C14'),
  async ({ wizard, reach, answers, postgres, closedPort }) => {
    await reach('admin_form');
    await wizard.breadcrumb.goBackTo(wizard.words.crumbs.db_form ?? '');

    await wizard.database.testConnection({ ...databaseAnswers(postgres), port: String(closedPort) });

    await expect(wizard.databaseTest.retryButton).toBeVisible();
    await expect(wizard.breadcrumb.link(wizard.words.crumbs.admin_form ?? '')).toHaveCount(0);
    await wizard.databaseTest.retry();
    await wizard.database.testConnection(answers.database);
    await expect(wizard.databaseTest.result).toContainText(wizard.words.notices.connected);
  },
);
