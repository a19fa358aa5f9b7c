import { type Answers, expect, proves, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

/** Two halves, so that two workers share the fifty; each round meets a machine without an installation. */
const halves = [
  { name: 'first', rounds: 25 },
  { name: 'second', rounds: 25 },
];

for (const { name, rounds } of halves) {
  test(
    `20 finalizes at once make one administrator, ${name} 25 times`,
    proves('C20 racing finalizes'),
    async ({ newVisitor, answers, storage }) => {
      test.slow();
      const prepare = async (typed: Answers) => {
        const http = await newVisitor();
        const summary = await http.reach('summary', typed);
        const { username } = typed.admin;
        return async () => {
          const pages = await http.finalizeAtOnce(summary, typed, 10);
          return pages.map(({ screen, status }) => ({ screen, status, username }));
        };
      };
      for (let round = 1; round <= rounds; round += 1) {
        const [one, other] = makeRivals(answers, round);
        // One after the other: the end is what races, not the way to it.
        const rivals = [await prepare(one), await prepare(other)];

        const ends = (await Promise.all(rivals.map((race) => race()))).flat();

        const users = (await storage.rows('users')).map(({ username }) => username);
        expect(users, `administrators of round ${round}`).toHaveLength(1);
        const refused = ends.filter(({ status }) => status >= 400);
        expect(refused, `round ${round}`).toEqual([]);
        const winners = ends.flatMap(({ screen, username }) => (screen === 'done' ? [username] : []));
        expect([...new Set(winners)], `who saw the last screen in round ${round}`).toEqual(users);
        await storage.forgetInstallation();
      }
    },
  );
}

test(
  'two browsers at once make one administrator',
  proves('C20 racing finalizes'),
  async ({ newPerson, answers, storage }) => {
    test.slow();
    for (let round = 1; round <= 3; round += 1) {
      const [one, other] = makeRivals(answers, round);
      const people = [await newPerson('summary', one), await newPerson('summary', other)];

      await Promise.all(people.map(({ summary }) => summary.finalize()));

      const winners = async () => Promise.all(people.map(({ done }) => done.heading.isVisible()));
      await expect.poll(winners, `last screens of round ${round}`).toContain(true);
      await Promise.all(people.map(({ page }) => page.waitForLoadState()));
      expect((await winners()).filter(Boolean), `last screens of round ${round}`).toEqual([true]);
      expect(await storage.rows('users'), `round ${round}`).toHaveLength(1);
      await storage.forgetInstallation();
    }
  },
);

/** Two people who want the same database and another administrator each: who loses must not be in it. */
function makeRivals(answers: Answers, round: number): readonly [Answers, Answers] {
  const database = { engine: 'sqlite', file: `race-${round}.db` } as const;
  const typed = (username: string): Answers => {
    const admin = { ...answers.admin, username, email: `${username}@example.com` };
    return { ...answers, database, admin };
  };
  return [typed('amelie'), typed('nadia')];
}
