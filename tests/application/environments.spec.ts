import { environments, expect, proves, test } from '../../harness/playwright/application.ts';

const times = 10;

for (const environment of environments.filter(({ refuses }) => refuses === undefined)) {
  test.describe(`started ${environment.name}`, () => {
    test(
      'it answers the tenth request of a session as the first',
      proves('C12 prepared configuration'),
      async ({ startIn, askAgain }) => {
        const server = await startIn(environment);

        const ends = await askAgain(server, times);

        expect(ends[0]).toMatch(/^2\d\d /);
        expect(ends).toEqual(Array.from({ length: times }, () => ends[0]));
      },
    );

    test(
      'each stream that tells of its start elsewhere tells of it here',
      proves('C31 server log in the report'),
      async ({ server, startIn, askAgain, listSpeaking }) => {
        await askAgain(server, 1);
        const usual = await listSpeaking(server);
        const started = await startIn(environment);

        await askAgain(started, 1);

        expect(usual).not.toEqual([]);
        await expect.poll(() => listSpeaking(started)).toEqual(expect.arrayContaining([...usual]));
      },
    );
  });
}

for (const environment of environments.filter(({ refuses }) => refuses !== undefined)) {
  test(
    `started ${environment.name}, it refuses and says why`,
    proves('C12 prepared configuration'),
    async ({ startIn }) => {
      await expect(startIn(environment)).rejects.toThrow(environment.refuses);
    },
  );
}
