import { expect, type HeldRequest, proves, sendHeld, test, wizard } from '../../harness/playwright/suite.ts';

test.use({ provokes: 'a server that is killed or asked twice may complain' });

test.beforeEach(() => {
  test.skip(
    wizard.signIn === undefined,
    'the description knows no sign-in, which would show what was installed',
  );
  test.skip(
    !wizard.steps.some(({ installs }) => installs),
    'the description says of no step that it installs',
  );
});

/** From the moment at which the request that installs leaves the browser; most installations take less than a second. */
const moments = [0, 20, 50, 100, 200, 400];

for (const ms of moments) {
  test(
    `killed ${ms} ms after the last answer, it is installed or can be`,
    proves('C41 crash sweep'),
    async ({ person, installAndKill, findAdministrator, signsIn }) => {
      const server = await installAndKill(person, ms);

      const administrator = await findAdministrator(person, server);

      expect(await signsIn(administrator.answers, server)).toBe(true);
    },
  );
}

test(
  'two clicks on the last button install once and end well',
  proves('C21 double submit'),
  async ({ person, signsIn }) => {
    const last = await person.reachInstallation();

    await person.press(last, 2);

    await person.goOn(undefined, last);
    expect(await signsIn(person.answers)).toBe(true);
  },
);

test(
  'of two people who finish at once one becomes administrator',
  proves('C20 racing finalizes'),
  async ({ newPerson, holdInstallation, signsIn }) => {
    const [one, other] = [await newPerson(), await newPerson()];
    const held: HeldRequest[] = [await holdInstallation(one), await holdInstallation(other)];

    await Promise.all(
      [one, other].map(({ page }, index) => sendHeld(page.request, held[index] as HeldRequest)),
    );

    const administrators = [await signsIn(one.answers), await signsIn(other.answers)];
    expect(administrators.filter(Boolean)).toHaveLength(1);
  },
);
