import {
  expect,
  findWrongAnswers,
  likelyNames,
  proves,
  test,
  wizard,
} from '../../harness/playwright/suite.ts';

test.use({ provokes: 'a page that is refused may be logged' });

const { pages, signIn } = wizard;
/** As the answers call the administrator, and as code might expect it. */
const renamings = likelyNames.map((name) => ({
  who: `an administrator called ${name}`,
  rename: signIn?.calls && ((answers: unknown) => signIn.calls?.(answers, name)),
}));

for (const { who, rename } of [{ who: 'an administrator', rename: (same: unknown) => same }, ...renamings]) {
  test(
    `${who}: each page opens for whom it is for, and for nobody else`,
    proves('C02 happy path to first login', 'C17 reinstall blocked'),
    async ({ newPerson, answers, newRequest }) => {
      test.skip(pages === undefined, 'the description names no pages of the installed application');
      test.skip(
        rename === undefined,
        'the description does not say how the administrator is called otherwise',
      );
      const person = await newPerson({ answers: rename?.(answers) });
      await person.walk();
      const administrator = await newPerson({ answers: person.answers });
      await administrator.signIn();

      const wrong = [
        ...(await findWrongAnswers(await newRequest(), pages ?? {}, 'visitor')),
        ...(await findWrongAnswers(administrator.page.request, pages ?? {}, 'administrator')),
      ];

      expect(wrong).toEqual([]);
    },
  );
}
