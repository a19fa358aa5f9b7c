import { expect, proves, test } from '../../harness/playwright/test.ts';

/** The same machine under another port shares the cookies of the wizard; under another name it does not. */
const sites = { 'another port': '127.0.0.1', 'another host': 'localhost' };

const asInputs = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`);

for (const [site, host] of Object.entries(sites)) {
  test.describe('a form', () => {
    // Where it is not refused, the wizard moves: nobody else may be looking at that server.
    test.use({ isolated: true });

    test(
      `on ${site} gets no step accepted`,
      proves('C19 CSRF'),
      async ({ page, http, answers, server, foreignPage, announce }) => {
        announce('page that is refused', 'the form is on another site');
        announce('forged request', 'the form is on another site');
        // With a token that has leaked: what protects the wizard then is that it looks where a post comes from.
        const fields = (await http.reach('requirements', answers)).form('db_form')?.fields ?? {};
        const form = `<form method="post" action="${server.url}/install/step">${asInputs(fields).join('')}</form>`;
        const address = await foreignPage(`${form}<script>document.forms[0].submit()</script>`);
        const answer = page.waitForResponse(`${server.url}/install/step`);

        await page.goto(address.replace('127.0.0.1', host), { waitUntil: 'commit' });

        expect((await answer).status()).toBe(403);
        expect((await http.show()).screen).toBe('requirements');
      },
    );
  });

  test(
    `${site} cannot show the wizard in a frame`,
    proves('C19 CSRF'),
    async ({ page, server, foreignPage, announce }) => {
      announce('page kept from a stranger', 'the frame is on another site');
      const address = await foreignPage(`<iframe title="ours" src="${server.url}/install/"></iframe>`);

      await page.goto(address.replace('127.0.0.1', host));

      await expect(page.frameLocator('iframe').locator('body')).toBeAttached();
      await expect(page.frameLocator('iframe').locator('main')).toHaveCount(0);
    },
  );

  test(
    `${site} cannot read a page of the wizard`,
    proves('C19 CSRF'),
    async ({ page, http, answers, server, foreignPage, announce }) => {
      announce('page kept from a stranger', 'another site asks');
      await http.reach('admin_form', answers);
      const address = await foreignPage('<h1>Elsewhere</h1>');
      await page.goto(address.replace('127.0.0.1', host));

      const read = page.evaluate(
        async (url) => (await fetch(url, { credentials: 'include' })).text(),
        `${server.url}/install/`,
      );

      await expect(read).rejects.toThrow(/Failed to fetch/);
    },
  );
}
