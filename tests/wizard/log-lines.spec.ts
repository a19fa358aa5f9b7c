import { expect, proves, test } from '../../harness/playwright/test.ts';

for (const language of ['en', 'fr'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language, isolated: true });

    test(
      'each step logs its own lines',
      proves('C44 log lines per step'),
      async ({ journey, wizard, target, answers, storage, logNews }) => {
        const news: string[] = [];
        await journey(answers, async (screen) => {
          await expect(wizard.headingOf(screen)).toBeVisible();
          news.push(await logNews());
        });
        await expect.poll(() => storage.readFlag()).toBe(target.storage.flagContent);
        news.push(await logNews());

        for (const [index, screen] of target.screens.filter((screen) => screen !== 'upload').entries())
          for (const line of target.stepLines.must[screen] ?? [])
            expect.soft(news[index + 1], screen).toMatch(line);
      },
    );

    test(
      'no step logs anything else',
      proves('C44 log lines per step'),
      async ({ http, target, answers, serverLog }) => {
        const { must, may } = target.stepLines;
        const known = [...Object.values(must).flat(), ...may];

        await http.install(answers);

        const isNews = (line: string) => line !== '' && !known.some((pattern) => pattern.test(line));
        expect((await serverLog()).split('\n').filter(isNews)).toEqual([]);
      },
    );
  });
}
