import {
  type Answers,
  expect,
  listForms,
  plantedLine,
  proves,
  type ServedPage,
  screens,
  test,
  tryHidden,
  type Visitor,
} from '../../harness/playwright/test.ts';

// A hundred requests of a wizard that takes its time for each.
test.describe.configure({ timeout: 180_000 });

test.use({ isolated: true });

/** Sends what a page would be left with, each time with another hidden value changed; gives what broke. */
async function leaveChanged(
  { request, wizard }: Visitor,
  page: ServedPage,
  answers: Answers,
): Promise<readonly string[]> {
  const { held, typed } = await wizard.hold(page, answers);
  const { names, broken } = await tryHidden(request, held, typed, '/install/');
  expect(names).not.toEqual([]);
  return broken;
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

      const broken = await leaveChanged(visitor, await visitor.wizard.reach(screen, answers), answers);
      await (await visit()).wizard.install(answers);

      expect(broken).toEqual([]);
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

    const broken = await leaveChanged(visitor, summary, answers);
    await visitor.wizard.submit(summary, answers);
    await ownServer.restart();

    expect(broken).toEqual([]);
    expect(await storage.readFlag()).toBeDefined();
    const response = await (await visit()).request.post('./auth/login', { data: answers.admin });
    expect(response.status()).toBe(200);
  },
);

const answered = [
  ['a SQLite file'],
  ['a MySQL server', 'failed connection test'],
  ['a PostgreSQL server', 'failed connection test'],
  ['a Redis server', 'failed cache test'],
  ['an administrator'],
] as const;

for (const [what, ...troubles] of answered) {
  test(
    `no answer about ${what} is an error of the server, even where no page asks for it`,
    proves('C16 admin and field validation', 'C18 forced browsing'),
    async ({ visit, answers, announce }) => {
      announce('forced requests', 'forms are sent that no page offers');
      for (const trouble of troubles) announce(trouble, 'nobody listens there');
      const { request, wizard } = await visit();
      const page = await wizard.reach('admin_form', answers);

      const held = await wizard.holdStep(page, listForms(answers)[what]);
      const { broken } = await tryHidden(request, held, page.hiddenFields(), '/install/');

      expect(broken).toEqual([]);
    },
  );
}
