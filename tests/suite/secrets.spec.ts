import { expect, places, proves, test, theEnd, wizard } from '../../harness/playwright/suite.ts';

// What has been seen is judged: no test needs a server of its own.
test.use({ isolated: false });

for (const place of places) {
  test.describe(() => {
    test.beforeEach(({ seenAt }) => {
      test.skip(!seenAt(place).knowsSecret, 'no secret was typed before');
    });

    test(
      `${place}: no address holds a secret`,
      proves('C42 secret scan'),
      async ({ seenAt, holdsSecret }) => {
        expect(seenAt(place).addresses.some(holdsSecret)).toBe(false);
      },
    );

    test(
      `${place}: the page repeats no secret`,
      proves('C42 secret scan'),
      async ({ seenAt, holdsSecret }) => {
        expect(holdsSecret(seenAt(place).source)).toBe(false);
      },
    );

    test(
      `${place}: the browser has stored no secret`,
      proves('C42 secret scan'),
      async ({ seenAt, holdsSecret }) => {
        const { stored, cookies } = seenAt(place);

        expect([stored, ...cookies].some(holdsSecret)).toBe(false);
      },
    );
  });
}

for (const { name } of wizard.steps)
  test(`${name}: no secret is shown while it is typed`, proves('C42 secret scan'), async ({ seenAt }) => {
    const { unhidden } = seenAt(name);
    test.skip(unhidden === undefined, 'it asks for no secret');

    expect(unhidden).toEqual([]);
  });

test('the server logs no secret', proves('C42 secret scan'), async ({ seenWalk, holdsSecret }) => {
  test.skip(!seenWalk.pages.get(theEnd)?.knowsSecret, 'no secret was typed');

  expect(holdsSecret(seenWalk.log)).toBe(false);
});
