import { expect, proves, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

test(
  'an installation leaves the application folder as it was',
  proves('C29 own server per scenario'),
  async ({ hashApplication, http, answers, ownServer }) => {
    const before = await hashApplication();

    await http.install(answers);
    await ownServer.restart();

    expect(await hashApplication()).toBe(before);
  },
);

test(
  'two servers side by side share nothing',
  proves('C29 own server per scenario'),
  async ({ launchServer, http, answers, ownServer }) => {
    const other = await launchServer();

    await http.install(answers);

    const [installed, untouched] = await Promise.all(
      [ownServer, other].map(({ url }) => fetch(`${url}/install/`, { redirect: 'manual' })),
    );
    expect(installed?.status).toBe(302);
    expect(untouched?.status).toBe(200);
  },
);
