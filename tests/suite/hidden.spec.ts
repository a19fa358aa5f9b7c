import {
  expect,
  type Person,
  plantedLine,
  proves,
  type Step,
  test,
  tryHidden,
  wizard,
} from '../../harness/playwright/suite.ts';

test.use({ provokes: 'a request that is refused may be logged' });

/** Answers up to a step, and leaves it many times, each time with another value changed that nobody typed. */
async function leaveChanged(person: Person, step: Step<unknown, string>): Promise<readonly string[]> {
  await person.reach(step.name);
  await person.answer(step);
  const held = await person.hold(step);
  const nothing = { names: [], broken: [] };
  const { names, broken } = held
    ? await tryHidden(person.page.request, held, person.typedAt(step), wizard.entrance)
    : nothing;
  test.skip(names.length === 0, 'leaving it sends nothing that somebody could not type');
  return broken;
}

for (const step of wizard.steps) {
  test(
    `${step.name}: what nobody can type breaks nothing, whatever it is`,
    proves('C16 admin and field validation'),
    async ({ person, serverLog }) => {
      const broken = await leaveChanged(person, step);

      expect(broken).toEqual([]);
      const lines = (await serverLog()).split(/[\r\n]+/);
      expect(lines.filter((line) => line === plantedLine)).toEqual([]);
    },
  );

  test(
    `${step.name}: whatever came that nobody can type, it can be installed afterwards`,
    proves('C16 admin and field validation'),
    async ({ person, server, findAdministrator, signsIn }) => {
      test.skip(
        wizard.signIn === undefined,
        'the description knows no sign-in, which would show what was installed',
      );
      test.skip(wizard.handWork !== undefined, 'what it installs has to be finished by hand');
      await leaveChanged(person, step);

      const administrator = await findAdministrator(person, server);

      expect(await signsIn(administrator.answers)).toBe(true);
    },
  );
}
