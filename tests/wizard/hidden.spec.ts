import {
  type Answers,
  expect,
  plantedLine,
  proves,
  type ServedPage,
  screens,
  sendHeld,
  showsMarkup,
  test,
  type Visitor,
  varyHidden,
} from '../../harness/playwright/test.ts';

test.use({ isolated: true });

/** Sends what a page would be left with, each time with another hidden value changed. */
async function sendVariants({ request, wizard }: Visitor, page: ServedPage, answers: Answers): Promise<void> {
  const held = await wizard.hold(page, answers);
  const hidden = await varyHidden(held, answers);
  expect(hidden).not.toEqual([]);
  for (const { name, variants } of hidden) {
    for (const [what, variant] of variants) {
      const answer = await sendHeld(request, variant);
      expect.soft(answer.status(), `${name} ${what}`).toBeLessThan(500);
      expect.soft(await showsMarkup(answer), `${name} ${what}`).toBe(false);
    }
    const shown = await request.get('./install/');
    expect.soft(shown.status(), `after ${name}`).toBeLessThan(500);
    expect.soft(await showsMarkup(shown), `after ${name}`).toBe(false);
  }
}

for (const screen of screens.filter(
  (each) => each !== 'language' && each !== 'upload' && each !== 'summary' && each !== 'done',
)) {
  test(
    `${screen}: what nobody can type breaks nothing, whatever it is`,
    proves('C16 admin and field validation', 'C19 CSRF'),
    async ({ visit, answers, storage, serverLog, announce }) => {
      announce('forced requests', 'what is hidden in the form is changed');
      const visitor = await visit();

      await sendVariants(visitor, await visitor.wizard.reach(screen, answers), answers);
      await (await visit()).wizard.install(answers);

      const settings = (await storage.readSettings()) ?? '';
      const lines = [await serverLog(), settings].join('\n').split(/[\r\n]+/);
      expect(lines.filter((line) => line === plantedLine)).toEqual([]);
    },
  );
}

test(
  'summary: what nobody can type breaks nothing, whatever it is',
  proves('C16 admin and field validation', 'C19 CSRF'),
  async ({ visit, answers, storage, ownServer, announce }) => {
    announce('forced requests', 'what is hidden in the form is changed');
    const visitor = await visit();
    const summary = await visitor.wizard.reach('summary', answers);

    await sendVariants(visitor, summary, answers);
    await visitor.wizard.submit(summary, answers);
    await ownServer.restart();

    expect(await storage.readFlag()).toBeDefined();
    const response = await (await visit()).request.post('./auth/login', { data: answers.admin });
    expect(response.status()).toBe(200);
  },
);
