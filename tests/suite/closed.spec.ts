import { expect, proves, test, wizard } from '../../harness/playwright/suite.ts';

test.use({ provokes: 'an address that is closed answers with an error' });

for (const [path, closed] of Object.entries(wizard.closed ?? {})) {
  test(
    `once all is installed, ${path} is closed to strangers`,
    proves('C17 reinstall blocked'),
    async ({ person, newPerson, ownServer }) => {
      const stranger = await newPerson();
      const before = await stranger.ask(path, closed);
      await person.walk();

      const after = await stranger.ask(path, closed);

      expect(after.answer).toBe(after.promised);
      // The same answer as before would say nothing of the installation.
      expect(before.answer).not.toBe(before.promised);
      const restarted = await newPerson({ server: await ownServer.restart() });
      expect((await restarted.ask(path, closed)).answer).toBe(after.promised);
    },
  );
}

test(
  'once all is installed, no step is shown to strangers',
  proves('C17 reinstall blocked'),
  async ({ person, newPerson }) => {
    const stranger = await newPerson();
    await stranger.open();
    const before = await stranger.arrive();
    await person.walk();

    await stranger.open();
    await stranger.settle();

    expect(before).toBeDefined();
    expect(await stranger.position()).toBeUndefined();
  },
);
