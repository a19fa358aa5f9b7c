import {
  expect,
  findLostPictures,
  listFaults,
  listGoodStates,
  listTroubles,
  type Picture,
  proves,
  test,
} from '../../harness/playwright/test.ts';

/**
 * One browser draws a page alike to the pixel, but for the edges of round corners. With a threshold of 0.1 another shade
 * of the main colour went unseen; what the packed references lack of their colours takes a third of this one.
 */
const tolerance = { threshold: 0.06, maxDiffPixels: 10 };

const expectUnchanged = (pictures: readonly Picture[]) => {
  for (const { png, reference, says } of pictures)
    expect.soft(png, says).toMatchSnapshot(reference, tolerance);
};

for (const language of ['en', 'fr'] as const) {
  test.describe(`in ${language}`, () => {
    test.slow();
    test.use({ language, isolated: true });

    for (const [what, list] of [
      ['every screen', listGoodStates],
      ['every error state', listFaults],
    ] as const) {
      test(
        `${what} matches its pictures`,
        proves('C35 pictures compared', 'C45 gallery'),
        async ({ album, show, target, announce }) => {
          for (const state of list(target)) {
            for (const trouble of listTroubles(state)) announce(trouble, `the picture shows ${state}`);
            expectUnchanged(await album.take(state, () => show(state)));
          }

          expect(album.missing).toEqual([]);
        },
      );
    }
  });
}

test('every state has its pictures and no others', proves('C35 pictures compared'), ({ target }) => {
  test.skip(target.pictures === undefined, 'this target has no reference pictures');

  const { unused, absent } = findLostPictures(target);

  expect(unused, 'references that no state claims; npm run pictures:update removes them').toEqual([]);
  expect(absent, 'pictures without a reference; npm run pictures:update makes them').toEqual([]);
});
