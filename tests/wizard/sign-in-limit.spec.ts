import { expect, proves, test, type Visitor } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

/** More than any limit on guesses lets pass. */
const times = 8;

/** Types wrong passwords, until nobody listens any more. */
async function guess({ request }: Visitor, username: string) {
  const data = { username, password: 'Aa1-wrong-1' };
  for (let time = 1; time < times; time += 1) await request.post('./auth/login', { data });
  return request.post('./auth/login', { data });
}

test(
  'who signs in again and again is never kept out',
  proves('C17 reinstall blocked'),
  async ({ visit, answers, ownServer }) => {
    await (await visit()).wizard.install(answers);
    await ownServer.restart();
    const { request } = await visit();

    const statuses: number[] = [];
    for (let time = 1; time <= times; time += 1)
      statuses.push((await request.post('./auth/login', { data: answers.admin })).status());

    expect(statuses).toEqual(Array.from({ length: times }, () => 200));
  },
);

test(
  'after too many wrong passwords a program is told so, and how long to wait',
  proves('C17 reinstall blocked'),
  async ({ visit, answers, ownServer, announce }) => {
    announce('refused sign-in', 'each password is wrong');
    await (await visit()).wizard.install(answers);
    await ownServer.restart();

    const refused = await guess(await visit(), answers.admin.username);

    expect(refused.status()).toBe(429);
    expect(refused.headers()).toMatchObject({
      'content-type': expect.stringContaining('application/json'),
      'retry-after': expect.stringMatching(/^[1-9]\d*$/),
    });
  },
);

test(
  'after too many wrong passwords a person is told so',
  proves('C17 reinstall blocked'),
  async ({ visit, wizard, answers, ownServer, announce }) => {
    announce('refused sign-in', 'each password is wrong');
    await (await visit()).wizard.install(answers);
    await ownServer.restart();
    await guess(await visit(), answers.admin.username);
    await wizard.signIn.open();

    await wizard.signIn.signIn(answers.admin.username, 'Aa1-wrong-1');

    await expect(wizard.signIn.message).toContainText(wizard.words.problems.signInTooMany);
  },
);

test(
  'wrong passwords for one name keep nobody else out',
  proves('C17 reinstall blocked'),
  async ({ visit, answers, ownServer, announce }) => {
    announce('refused sign-in', 'each password is wrong');
    await (await visit()).wizard.install(answers);
    await ownServer.restart();
    const visitor = await visit();
    await guess(visitor, 'camille');

    const response = await visitor.request.post('./auth/login', { data: answers.admin });

    expect(response.status()).toBe(200);
  },
);
