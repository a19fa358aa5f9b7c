import { expect, mainLanguage, places, proves, test, wizard } from '../../harness/playwright/suite.ts';

// What has been seen is judged: no test needs a server of its own.
test.use({ isolated: false });

for (const place of places) {
  test(`${place}: the page has a title`, proves('C36 accessibility'), async ({ seenAt }) => {
    expect(seenAt(place).title.trim()).not.toBe('');
  });

  test(`${place}: the page names its language`, proves('C36 accessibility'), async ({ seenAt }) => {
    expect(seenAt(place).language.split('-', 1)).toEqual(mainLanguage.split('-', 1));
  });

  test(`${place}: axe finds no serious barrier`, proves('C36 accessibility'), async ({ seenAt }) => {
    expect(seenAt(place).barriers).toEqual([]);
  });

  test(
    `${place}: nothing lies beside a window 320 pixels wide`,
    proves('C36 accessibility'),
    async ({ seenAt }) => {
      expect(seenAt(place).besidePx).toBe(0);
    },
  );

  test(`${place}: the browser meets no error`, proves('C33 browser error fails'), async ({ seenAt }) => {
    const errors = seenAt(place).troubles.filter(({ kind }) => kind.endsWith('error'));

    expect(errors).toEqual([]);
  });

  test(`${place}: no request fails`, proves('C33 browser error fails'), async ({ seenAt }) => {
    const failures = seenAt(place).troubles.filter(({ kind }) => kind === 'failed request');

    expect(failures).toEqual([]);
  });

  test(`${place}: no link leads to an error`, proves('C14 back navigation'), async ({ seenAt }) => {
    expect(seenAt(place).deadLinks).toEqual([]);
  });

  test(`${place}: no other host is asked`, proves('C47 no egress'), async ({ seenAt }) => {
    const foreign = seenAt(place).troubles.filter(({ kind }) => kind === 'foreign host');

    expect(foreign).toEqual([]);
  });
}

for (const { name, asks } of wizard.steps) {
  test(`${name}: Tab comes to every control`, proves('C37 keyboard only'), async ({ seenAt }) => {
    expect(seenAt(name).untabbed).toEqual([]);
  });

  test(`${name}: every field says what it is for`, proves('C36 accessibility'), async ({ seenAt }) => {
    test.skip(asks === undefined, 'it asks nothing');
    expect(seenAt(name).unnamed).toEqual([]);
  });
}
