import { expect, postFromElsewhere, proves, sendHeld, test, wizard } from '../../harness/playwright/suite.ts';

test.use({ provokes: 'a request that is refused may be logged' });

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

test(
  'another site cannot install in the name of whoever visits it',
  proves('C19 CSRF'),
  async ({ person, newPerson, holdInstallation, signsIn }) => {
    const attacker = await newPerson();
    const held = await holdInstallation(attacker);
    await person.reachInstallation();

    await postFromElsewhere(person.page, held);

    expect(await signsIn(attacker.answers)).toBe(false);
    // Sent by the attacker's own browser it does install: it was refused for where it came from.
    await sendHeld(attacker.page.request, held);
    expect(await signsIn(attacker.answers)).toBe(true);
  },
);

test(
  'the last request does nothing without the session that it belongs to',
  proves('C18 forced browsing'),
  async ({ newPerson, holdInstallation, newRequest, signsIn }) => {
    const person = await newPerson();
    const held = await holdInstallation(person);
    test.skip(held.headers['cookie'] === undefined, 'the wizard knows people by no cookie');
    const { cookie: _, ...headers } = held.headers;

    await sendHeld(await newRequest(), { ...held, headers });

    expect(await signsIn(person.answers)).toBe(false);
    await sendHeld(person.page.request, held);
    expect(await signsIn(person.answers)).toBe(true);
  },
);

test(
  'once all is installed, the last request of somebody else changes nothing',
  proves('C17 reinstall blocked'),
  async ({ newPerson, holdInstallation, launchServer, signsIn }) => {
    const elsewhere = await launchServer();
    const early = await newPerson({ server: elsewhere });
    await sendHeld(early.page.request, await holdInstallation(early));
    // Where nothing is installed yet, a request of this kind installs.
    expect(await signsIn(early.answers, elsewhere)).toBe(true);
    const late = await newPerson();
    const held = await holdInstallation(late);
    const first = await newPerson();
    await first.walk();

    await sendHeld(late.page.request, held);

    expect(await signsIn(late.answers)).toBe(false);
    expect(await signsIn(first.answers)).toBe(true);
  },
);
