import { expect, places, proves, test } from '../../harness/playwright/suite.ts';

// What has been seen is judged: no test needs a server of its own.
test.use({ isolated: false });

for (const place of places) {
  test(`${place}: no browser guesses what the answer is`, proves('C19 CSRF'), async ({ seenAt }) => {
    expect(seenAt(place).headers['x-content-type-options']).toBe('nosniff');
  });

  test(`${place}: no other site can frame the page`, proves('C19 CSRF'), async ({ seenAt }) => {
    const { headers } = seenAt(place);

    const framing = `${headers['x-frame-options']}; ${headers['content-security-policy']}`;
    expect(framing).toMatch(/^(deny|sameorigin);|frame-ancestors (?!.*\*)/i);
  });

  test(
    `${place}: no header tells the version of the software`,
    proves('C18 forced browsing'),
    async ({ seenAt }) => {
      const { headers } = seenAt(place);

      expect(`${headers['server']} ${headers['x-powered-by']}`).not.toMatch(/\d/);
    },
  );
}

/** A token that a script has to read is no session, and so is nothing that is short enough to be a choice. */
const ofSession = /^(?!.*(csrf|xsrf))(\w*(sess|sid|auth|login)|[^=]+=[^;]{16})/i;

for (const { title, rule } of [
  { title: 'no script can read the cookie of a session', rule: /; *httponly/i },
  { title: 'no other site sends the cookie of a session along', rule: /; *samesite=(lax|strict)/i },
])
  test(title, proves('C19 CSRF'), async ({ seenWalk }) => {
    const cookies = [...seenWalk.pages.values()]
      .flatMap((page) => page.cookies)
      .filter((cookie) => ofSession.test(cookie));
    test.skip(cookies.length === 0, 'it gives no cookie that looks like a session');

    const without = cookies.filter((cookie) => !rule.test(cookie)).map(nameAndRules);

    expect([...new Set(without)]).toEqual([]);
  });

/** All but the value, which nobody is to read in a report. */
function nameAndRules(cookie: string): string {
  return cookie.replace(/=[^;]*/, '');
}
