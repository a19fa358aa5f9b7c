import { expect, forgeries, postForged, proves, steps, test } from '../../harness/playwright/test.ts';

// A wizard without tokens takes these posts, the last one too: nobody else may be looking at that server.
test.use({ isolated: true });

const stepNames = Object.keys(steps);

for (const [name, forge] of Object.entries(forgeries)) {
  test(
    `no step is accepted ${name}`,
    proves('C19 CSRF'),
    async ({ visit, server, answers, storage, announce }) => {
      announce('forged request', 'each step is posted so');
      const owner = await visit();
      const served = await owner.wizard.reach('requirements', answers);
      const [token, own] = [served.hiddenFields(), served.ownFields('db_form')];

      for (const step of stepNames) {
        const form = { ...own, step };
        const status = await postForged(owner, forge({ token, form, origin: server.url }));
        expect.soft(status, step).toBeGreaterThanOrEqual(400);
        expect.soft(status, step).toBeLessThan(500);
      }

      expect((await owner.wizard.show()).screen).toBe('requirements');
      expect(await storage.readFlag()).toBeUndefined();
    },
  );
}

test(
  "no step is accepted with another session's token",
  proves('C19 CSRF'),
  async ({ visit, answers, announce }) => {
    announce('forged request', 'the token is of another session');
    const [owner, stranger] = [await visit(), await visit()];
    const served = await owner.wizard.reach('requirements', answers);
    await stranger.wizard.reach('requirements', answers);

    for (const step of stepNames) {
      const form = { ...served.form('db_form')?.fields, step };
      const response = await stranger.request.post('./install/step', { form, maxRedirects: 0 });
      expect.soft(response.status(), step).toBe(403);
    }

    expect((await stranger.wizard.show()).screen).toBe('requirements');
  },
);

test('no step is accepted with a stale token', proves('C19 CSRF'), async ({ visit, answers, announce }) => {
  announce('forged request', 'the token is of the session before');
  const owner = await visit();
  const stale = await owner.wizard.reach('requirements', answers);
  await owner.request.get('./lang/en?start=1');

  for (const step of stepNames) {
    const form = { ...stale.form('db_form')?.fields, step };
    const response = await owner.request.post('./install/step', { form, maxRedirects: 0 });
    expect.soft(response.status(), step).toBe(403);
  }

  expect((await owner.wizard.show()).screen).toBe('welcome');
});

test(
  'no step is accepted with a token that finalized',
  proves('C19 CSRF', 'C17 reinstall blocked'),
  async ({ visit, answers, storage }) => {
    const owner = await visit();
    const used = (await owner.wizard.reach('summary', answers)).form('finalize')?.fields;
    await owner.wizard.install(answers);

    for (const step of stepNames) {
      const response = await owner.request.post('./install/step', {
        form: { ...used, step },
        maxRedirects: 0,
      });
      expect.soft([302, 303, 403], step).toContain(response.status());
    }

    expect(await storage.rows('users')).toHaveLength(1);
  },
);

test('a method that is overridden gets no step accepted', proves('C19 CSRF'), async ({ visit, answers }) => {
  const owner = await visit();
  const fields = (await owner.wizard.reach('requirements', answers)).form('db_form')?.fields ?? {};

  const query = new URLSearchParams({ ...fields, _method: 'POST' });
  const headers = { 'x-http-method-override': 'POST', 'x-method-override': 'POST' };
  const response = await owner.request.get(`./install/step?${query}`, { headers });

  expect(response.status()).toBeLessThan(500);
  expect((await owner.wizard.show()).screen).toBe('requirements');
});

test('each session has a token of its own', proves('C19 CSRF'), async ({ visit, answers }) => {
  const tokens: string[] = [];

  for (const visitor of [await visit(), await visit(), await visit()]) {
    const served = await visitor.wizard.reach('welcome', answers);
    tokens.push(...Object.values(served.hiddenFields()));
  }

  expect(tokens).toHaveLength(3);
  expect(new Set(tokens).size).toBe(3);
  expect(tokens.filter((token) => token.length < 22)).toEqual([]);
});

test(
  'a forged form signs nobody in or out',
  proves('C19 CSRF'),
  async ({ visit, answers, ownServer, announce }) => {
    announce('forged request', 'neither form has a token');
    const { request, wizard } = await visit();
    await wizard.install(answers);
    await ownServer.restart();
    const { username, password } = answers.admin;
    const form = { username, password };

    const signIn = await request.post('./auth/login', { form, maxRedirects: 0 });
    const strangers = await request.get('./dashboard', { maxRedirects: 0 });
    await request.post('./auth/login', { data: form });
    const signOut = await request.post('./auth/logout', { form: {}, maxRedirects: 0 });
    const own = await request.get('./dashboard', { maxRedirects: 0 });

    // A sign-in that takes JSON only refuses the type of a form.
    expect([403, 415]).toContain(signIn.status());
    expect(strangers.status()).toBe(302);
    expect(own.status()).toBe(200);
    expect(signOut.status()).toBe(403);
  },
);
