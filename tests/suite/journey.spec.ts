import { expect, proves, test, wizard } from '../../harness/playwright/suite.ts';

for (const language of wizard.languages ?? ['en']) {
  test.describe(`in ${language}`, () => {
    test.use({ spoken: language });

    test(
      'a person answers every step and arrives at the end',
      proves('C01 real browser'),
      async ({ person }) => {
        await person.walk();

        expect(await person.sees(wizard.end)).toBe(true);
      },
    );
  });
}

test('it can be walked to the end by keyboard alone', proves('C37 keyboard only'), async ({ newPerson }) => {
  test.skip(
    wizard.steps.some(({ act }) => act !== undefined),
    'what a step does is a function of the description, which may use a mouse',
  );
  const person = await newPerson({ keyboardOnly: true });

  await person.walk();

  expect(await person.sees(wizard.end)).toBe(true);
});

test(
  'the administrator who was asked for can sign in',
  proves('C02 happy path to first login'),
  async ({ person, newPerson }) => {
    test.skip(wizard.signIn === undefined, 'the description knows no sign-in');
    await person.walk();
    const administrator = await newPerson({ answers: person.answers });

    const problem = await administrator.signIn().catch((error: Error) => error.message);

    expect(problem).toBeUndefined();
  },
);

test.describe('with other answers', () => {
  test.use({ provokes: 'a sign-in that is refused may be logged' });

  test('nobody can sign in', async ({ person, newPerson, signsIn }) => {
    test.skip(wizard.signIn === undefined, 'the description knows no sign-in');
    const { answers: others } = await newPerson();
    await person.walk();

    expect(await signsIn(others)).toBe(false);
    expect(await signsIn(person.answers)).toBe(true);
  });
});

test(
  'an installation outlives a restart of the server',
  proves('C28 restart persistence'),
  async ({ person, ownServer, signsIn }) => {
    test.skip(wizard.signIn === undefined, 'the description knows no sign-in');
    await person.walk();
    // What the server has not sent yet would break off.
    await person.settle();

    const server = await ownServer.restart();

    expect(await signsIn(person.answers, server)).toBe(true);
  },
);
