import { expect, proves, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

test(
  'a double click installs once',
  proves('C21 double submit'),
  async ({ wizard, reach, storage, answers }) => {
    await reach('summary');

    await wizard.summary.finalizeButton.dblclick();

    await expect(wizard.done.heading).toBeVisible();
    expect(await storage.rows('users')).toMatchObject([{ username: answers.admin.username }]);
  },
);

test(
  'a second finalize installs nothing more',
  proves('C21 double submit'),
  async ({ wizard, reach, context, storage }) => {
    await reach('summary');
    const second = wizard.inTab(await context.newPage());
    await second.open();
    await wizard.summary.finalize();
    await expect(wizard.done.heading).toBeVisible();

    await second.summary.finalize();

    await expect(second.page).toHaveURL(/\/auth\/login$/);
    expect(await storage.rows('users')).toHaveLength(1);
  },
);

test(
  'a finalize sent twice ends at one installation',
  proves('C21 double submit'),
  async ({ http, answers, storage }) => {
    const summary = await http.reach('summary', answers);
    const first = await http.finalize(summary, answers);

    const second = await http.finalize(summary, answers);

    expect(first.screen).toBe('done');
    expect(second.status).toBe(200);
    expect(second.url).toMatch(/\/auth\/login$/);
    expect(await storage.rows('users')).toHaveLength(1);
  },
);

test(
  'two finalizes at once show one last screen',
  proves('C20 racing finalizes', 'C21 double submit'),
  async ({ http, answers, storage }) => {
    const summary = await http.reach('summary', answers);

    const pages = await Promise.all([http.finalize(summary, answers), http.finalize(summary, answers)]);

    expect(pages.map(({ screen, status }) => [screen, status])).toContainEqual(['done', 200]);
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);
    expect(pages.map(({ screen }) => screen)).not.toContain('summary');
    expect(await storage.rows('users')).toHaveLength(1);
  },
);

test(
  'going back from the end offers no finalize',
  proves('C21 double submit'),
  async ({ page, wizard, reach, storage }) => {
    await reach('summary');
    await wizard.summary.finalize();
    await expect(wizard.done.heading).toBeVisible();

    await page.goBack();

    await expect(wizard.signIn.button).toBeVisible();
    await expect(wizard.summary.finalizeButton).toHaveCount(0);
    expect(await storage.rows('users')).toHaveLength(1);
  },
);

test(
  'a reload of the last screen shows it again',
  proves('C21 double submit'),
  async ({ page, wizard, reach, storage }) => {
    await reach('summary');
    await wizard.summary.finalize();
    await expect(wizard.done.heading).toBeVisible();

    await page.reload();

    await expect(wizard.done.heading).toBeVisible();
    expect(await storage.rows('users')).toHaveLength(1);
  },
);
