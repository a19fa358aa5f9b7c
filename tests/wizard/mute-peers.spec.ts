import {
  expect,
  type HeldRequest,
  listForms,
  proves,
  sendHeld,
  test,
  type Visitor,
} from '../../harness/playwright/test.ts';

// Six people walk to the form one after the other, through a wizard that may take its time.
test.describe.configure({ timeout: 180_000 });

test.use({ isolated: true });

/** More than a small server has threads. */
const people = 6;

const peers = [
  ['a Redis server', 'failed cache test'],
  ['a PostgreSQL server', 'failed connection test'],
  ['a MySQL server', 'failed connection test'],
] as const;

for (const [what, trouble] of peers) {
  test(
    `who waits for ${what} that says nothing keeps nobody else waiting`,
    proves('C09 database errors', 'C25 cache step'),
    async ({ visit, answers, muteServer, announce }) => {
      announce(trouble, 'it says nothing');
      const form = listForms(answers, muteServer.port)[what];
      const waiting: (readonly [Visitor['request'], HeldRequest])[] = [];
      while (waiting.length < people) {
        const { request, wizard } = await visit();
        waiting.push([request, await wizard.holdStep(await wizard.reach('admin_form', answers), form)]);
      }
      const { request } = await visit();

      let ended = 0;
      const ends = waiting.map(async ([visitor, held]) => {
        await sendHeld(visitor, held).catch(() => {}); // given up once the test is over
        ended += 1;
      });
      await expect.poll(() => muteServer.connections).toBeGreaterThan(0);
      const answer = await request.get('./install/', { timeout: 30_000 });

      expect(answer.status()).toBe(200);
      expect(ended, 'of those who wait').toBe(0);
      await Promise.all(ends);
    },
  );
}
