import { expect, findWrongAnswers, likelyNames, proves, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

for (const username of ['amelie', ...likelyNames]) {
  test.describe(`with an administrator called ${username}`, () => {
    test(
      'no page opens for anybody whom it is not for',
      proves('C17 reinstall blocked'),
      async ({ visit, answers, storage, ownServer, target, announce }) => {
        announce('refused page', 'pages are asked for by who may not open them');
        await (await visit()).wizard.install({ ...answers, admin: { ...answers.admin, username } });
        const member = await storage.addMember();
        await ownServer.restart();
        const [stranger, account] = [await visit(), await visit()];
        const { password } = answers.admin;
        await account.request.post('./auth/login', { data: { username: member, password } });

        const wrong = [
          ...(await findWrongAnswers(stranger.request, target.pages, 'visitor')),
          ...(await findWrongAnswers(account.request, target.pages, 'account')),
        ];

        expect(wrong).toEqual([]);
      },
    );

    test(
      'the administrator opens every page',
      proves('C02 happy path to first login'),
      async ({ visit, answers, ownServer, target }) => {
        const admin = { ...answers.admin, username };
        await (await visit()).wizard.install({ ...answers, admin });
        await ownServer.restart();
        const { request } = await visit();
        await request.post('./auth/login', { data: admin });

        expect(await findWrongAnswers(request, target.pages, 'administrator')).toEqual([]);
      },
    );
  });
}
