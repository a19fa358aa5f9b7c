import { expect, proves, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

/** Two halves, so that two workers share the fifty; each round meets a machine without an installation. */
const halves = [
  { name: 'first', rounds: 25 },
  { name: 'second', rounds: 25 },
];

for (const { name, rounds } of halves) {
  test(
    `20 finalizes at once make one administrator, ${name} 25 times`,
    proves('C20'),
    async ({ newVisitor, answers, storage }) => {
      test.slow();
      for (let round = 1; round <= rounds; round += 1) {
        const database = { engine: 'sqlite', file: `race-${round}.db` } as const;
        const rivals = ['amelie', 'nadia'].map((username) => {
          const admin = { ...answers.admin, username, email: `${username}@example.com` };
          return { ...answers, database, admin };
        });
        const ready = await Promise.all(
          rivals.map(async (typed) => {
            const visitor = await newVisitor();
            return { visitor, typed, summary: await visitor.reach('summary', typed) };
          }),
        );

        const posts = Array.from({ length: 10 }, () =>
          ready.map(({ visitor, typed, summary }) => visitor.finalize(summary, typed)),
        );
        const pages = await Promise.all(posts.flat());

        const users = await storage.rows('users');
        expect(users, `administrators of round ${round}`).toHaveLength(1);
        expect(Math.max(...pages.map(({ status }) => status)), `statuses of round ${round}`).toBeLessThan(
          400,
        );
        const winners = ready.map((_, index) => pages.filter((_, at) => at % 2 === index)).map(hasDone);
        expect(winners.filter(Boolean), `last screens of round ${round}`).toHaveLength(1);
        expect(users).toMatchObject(
          [rivals[winners.indexOf(true)]?.admin.username].map((username) => ({ username })),
        );
        await storage.forgetInstallation();
      }
    },
  );
}

function hasDone(pages: readonly { readonly screen: string | undefined }[]): boolean {
  return pages.some(({ screen }) => screen === 'done');
}
