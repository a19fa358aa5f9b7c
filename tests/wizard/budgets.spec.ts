import { expect, noBudget, proves, test } from '../../harness/playwright/test.ts';

test.describe('on a server of its own', () => {
  test.use({ isolated: true });

  test(
    'no screen costs more than its budget',
    proves('C48 budgets'),
    async ({ wizard, journey, answers, target, stepMeter }) => {
      await journey(answers, async (screen) => {
        await expect(wizard.headingOf(screen)).toBeVisible();
        await stepMeter.read(screen);
      });

      for (const { screen, requests, bytes } of stepMeter.measures) {
        const budget = target.budgets[screen] ?? noBudget;
        expect.soft(requests, `requests for ${screen}`).toBeLessThanOrEqual(budget.requests);
        expect.soft(bytes, `bytes for ${screen}`).toBeLessThanOrEqual(budget.bytes);
      }
    },
  );
});
