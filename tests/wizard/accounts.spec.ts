import { expect, proves, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

/** What manuals, templates and habit would let somebody try first; fewer than any limit on failures counts. */
const guesses = [
  ['admin', 'ChangeMe!42'],
  ['admin', 'admin'],
  ['admin', 'password'],
  ['admin', 'Admin123!'],
  ['administrator', 'administrator'],
  ['root', 'root'],
  ['root', 'toor'],
  ['test', 'test'],
  ['guest', 'guest'],
  ['user', 'user'],
  ['demo', 'demo'],
  ['amelie', 'amelie'],
  ['amelie', 'password'],
  ['amelie@example.com', 'amelie@example.com'],
  ["amelie' --", 'x'],
  ["' OR '1'='1", "' OR '1'='1"],
] as const;

test(
  'no guess signs anybody in',
  proves('C17 reinstall blocked'),
  async ({ visit, answers, storage, announce }) => {
    announce('refused sign-in', 'each guess is wrong');
    await (await visit()).wizard.install(answers);
    const thief = await visit();

    for (const [username, password] of guesses) {
      const guess = await thief.request.post('./auth/login', {
        data: { username, password },
        maxRedirects: 0,
      });
      expect.soft(guess.status(), `${username} with ${password}`).toBeGreaterThanOrEqual(400);
      expect.soft(guess.status(), `${username} with ${password}`).toBeLessThan(500);
    }

    expect((await thief.request.get('./dashboard', { maxRedirects: 0 })).status()).toBe(302);
    expect(await storage.rows('users')).toMatchObject([{ username: answers.admin.username }]);
  },
);

test(
  'the one account that was made signs in',
  proves('C17 reinstall blocked'),
  async ({ visit, answers }) => {
    await (await visit()).wizard.install(answers);
    const { request } = await visit();

    const { username, password } = answers.admin;
    const response = await request.post('./auth/login', { data: { username, password }, maxRedirects: 0 });

    expect(response.status()).toBe(200);
    expect((await request.get('./dashboard', { maxRedirects: 0 })).status()).toBe(200);
  },
);
