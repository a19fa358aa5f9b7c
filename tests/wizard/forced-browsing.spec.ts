import {
  expect,
  forceAll,
  listEarlyPosts,
  listRouteRequests,
  listStepPosts,
  proves,
  screens,
  test,
} from '../../harness/playwright/test.ts';

// A wizard that can be forced installs: nobody else may be looking at that server.
test.use({ isolated: true });

const walk = screens.slice(0, -1) as Exclude<(typeof screens)[number], 'done'>[];
const requestsByMethod = listRouteRequests('wizard');

for (const screen of walk) {
  test(
    `nobody can move the wizard without a session at ${screen}`,
    proves('C18 forced browsing'),
    async ({ visit, server, answers, backup, storage, announce }) => {
      announce('forced requests', 'every step is forced');
      const owner = await visit();
      await owner.wizard.reach(screen, { ...answers, backup: await backup('full') });
      const before = await storage.files();

      for (const requests of [listStepPosts(), ...requestsByMethod]) {
        for (const [{ name, mayBeRead }, { status }] of await forceAll(server.url, '', requests)) {
          expect.soft(status, `${name} breaks nothing`).toBeLessThan(500);
          expect
            .soft(status, `${name} is refused or leads away`)
            .toBeGreaterThanOrEqual(mayBeRead ? 200 : 300);
        }
        expect.soft((await owner.wizard.show()).screen, `after ${requests[0]?.name}, ...`).toBe(screen);
      }

      expect(await storage.files()).toEqual(before);
    },
  );

  test(
    `no other session can move the wizard at ${screen}`,
    proves('C18 forced browsing'),
    async ({ visit, server, answers, backup, storage, announce }) => {
      announce('forced requests', 'every step is forced');
      const [owner, stranger] = [await visit(), await visit()];
      await owner.wizard.reach(screen, { ...answers, backup: await backup('full') });
      const posts = listStepPosts((await stranger.wizard.reach('welcome', answers)).hiddenFields());
      const [cookie, before] = [await stranger.cookie(), await storage.files()];

      for (const requests of [posts, ...requestsByMethod]) {
        for (const [{ name }, { status }] of await forceAll(server.url, cookie, requests))
          expect.soft(status, name).toBeLessThan(500);
        expect.soft((await owner.wizard.show()).screen, `after ${requests[0]?.name}, ...`).toBe(screen);
      }

      expect(await storage.files()).toEqual(before);
    },
  );

  test(
    `the owner can skip no step at ${screen}`,
    proves('C18 forced browsing'),
    async ({ visit, server, answers, backup, storage, announce }) => {
      announce('forced requests', 'every step is forced');
      const owner = await visit();
      const served = await owner.wizard.reach(screen, { ...answers, backup: await backup('full') });
      const [cookie, before] = [await owner.cookie(), await storage.files()];
      const moves = requestsByMethod.map((requests) => requests.filter(({ startsAnew }) => !startsAnew));

      for (const requests of [
        ...listEarlyPosts(screen, served.hiddenFields()).map((post) => [post]),
        ...moves,
      ]) {
        for (const [{ name }, { status }] of await forceAll(server.url, cookie, requests))
          expect.soft(status, name).toBeLessThan(500);
        expect.soft((await owner.wizard.show()).screen, `after ${requests[0]?.name}`).toBe(screen);
      }

      expect(await storage.files()).toEqual(before);
    },
  );
}

test(
  'a backup that nobody uploaded breaks no page',
  proves('C18 forced browsing'),
  async ({ visit, answers, announce }) => {
    announce('step out of order', 'the summary is posted too early');
    const { request, wizard } = await visit();
    const fields = (await wizard.reach('admin_form', answers)).hiddenFields();
    const form = { ...fields, step: 'summary', admin_username: 'planted', backup_ok: '1' };

    const answer = await request.post('./install/step', { form });
    const shown = await request.get('./install/');

    expect(answer.status()).toBeLessThan(500);
    expect(shown.status()).toBe(200);
  },
);

test(
  'an unconfigured server is not installed by one request',
  proves('C18 forced browsing'),
  async ({ visit, server, storage, answers, announce }) => {
    announce('forced requests', 'every step is forced');
    const stranger = await visit();
    const fields = (await stranger.wizard.reach('welcome', answers)).hiddenFields();
    const cookie = await stranger.cookie();

    await forceAll(server.url, cookie, listStepPosts(fields));

    expect(await storage.readFlag()).toBeUndefined();
    expect(await storage.readSettings()).toBeUndefined();
  },
);
