import { expect, type Person, proves, test, wizard } from '../../harness/playwright/suite.ts';

/** After the last step that installs all is there. */
const lastInstalling = wizard.steps.findLastIndex(({ installs }) => installs === true);

/** Where the description says that somebody goes on who comes back to a step. */
function resumesAt(name: string, { way }: Person): string | undefined {
  const { resumes = 'first' } = wizard;
  if (typeof resumes !== 'string') return resumes[name] ?? name;
  return resumes === 'first' ? way[0]?.name : name;
}

for (const step of wizard.steps) {
  test.describe(step.name, () => {
    test.beforeEach(({ person }) => {
      test.skip(!person.way.includes(step), 'these answers do not lead to it');
    });

    test('reloaded, it can be finished from where it is then', proves('C13 resume'), async ({ person }) => {
      await person.reach(step.name);

      await person.page.reload();

      await person.goOn();
      expect(await person.sees(wizard.end)).toBe(true);
    });

    test(
      'after a step back and forward again, it can be finished',
      proves('C14 back navigation'),
      async ({ person }) => {
        await person.reach(step.name);

        await person.page.goBack();
        await person.page.goForward();

        await person.goOn();
        expect(await person.sees(wizard.end)).toBe(true);
      },
    );

    test(
      'after a restart of the server, whoever stood there can finish',
      proves('C13 resume'),
      async ({ person, ownServer }) => {
        await person.reach(step.name);
        // What the server has not sent yet would break off.
        await person.settle();

        await ownServer.restart();

        await person.open();
        await person.goOn();
        expect(await person.sees(wizard.end)).toBe(true);
      },
    );

    test(
      'whoever comes back to the wizard goes on where it says',
      proves('C13 resume'),
      async ({ person }) => {
        const isInstalled = lastInstalling >= 0 && wizard.steps.indexOf(step) > lastInstalling;
        test.skip(isInstalled, 'all is installed by then');
        await person.reach(step.name);

        await person.open();

        expect((await person.arrive())?.name).toBe(resumesAt(step.name, person));
      },
    );
  });
}
