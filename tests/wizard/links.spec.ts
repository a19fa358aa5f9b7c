import { expect, findDeadLinks, proves, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });
// A walk, and some twenty pages besides.
test.describe.configure({ timeout: 180_000 });

test(
  'no link of a page, nor its own address, leads to an error',
  proves('C14 back navigation'),
  async ({ journey, answers, page }) => {
    const dead: string[] = [];

    await journey(answers, async (screen) => {
      dead.push(...(await findDeadLinks(page)).map((link) => `${screen}: ${link}`));
    });

    expect(dead).toEqual([]);
  },
);
