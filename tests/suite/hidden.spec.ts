import {
  expect,
  plantedLine,
  proves,
  sendHeld,
  showsMarkup,
  test,
  varyHidden,
  wizard,
} from '../../harness/playwright/suite.ts';

test.use({ provokes: 'a request that is refused may be logged' });

test.beforeEach(() => {
  test.skip(
    wizard.signIn === undefined,
    'the description knows no sign-in, which would show what was installed',
  );
});

for (const step of wizard.steps) {
  test(
    `${step.name}: what nobody can type breaks nothing, whatever it is`,
    proves('C16 admin and field validation'),
    async ({ person, server, serverLog, findAdministrator, signsIn }) => {
      await person.reach(step.name);
      await person.answer(step);
      const held = await person.hold(step);
      const hidden = held === undefined ? [] : await varyHidden(held, person.answers);
      test.skip(hidden.length === 0, 'leaving it sends nothing that somebody could not type');
      const { request } = person.page;

      for (const { name, variants } of hidden) {
        for (const [what, variant] of variants) {
          const answer = await sendHeld(request, variant);
          expect.soft(answer.status(), `${name} ${what}`).toBeLessThan(500);
          expect.soft(await showsMarkup(answer), `${name} ${what}`).toBe(false);
        }
        const shown = await request.get(`.${wizard.entrance}`);
        expect.soft(shown.status(), `after ${name}`).toBeLessThan(500);
        expect.soft(await showsMarkup(shown), `after ${name}`).toBe(false);
      }

      const lines = (await serverLog()).split(/[\r\n]+/);
      expect(lines.filter((line) => line === plantedLine)).toEqual([]);
      // It can still be installed, and who typed the answers signs in; not where somebody has to finish it by hand.
      for (const heir of wizard.handWork === undefined ? [person] : []) {
        const administrator = await findAdministrator(heir, server);
        expect(await signsIn(administrator.answers)).toBe(true);
      }
    },
  );
}
