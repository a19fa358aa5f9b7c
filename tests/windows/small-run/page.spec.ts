import { expect, test } from '../../../harness/playwright/test.ts';

test('the page of the server opens', async ({ page }) => {
  await page.goto('/');

  await expect(page.getByText('ok')).toBeVisible();
});
