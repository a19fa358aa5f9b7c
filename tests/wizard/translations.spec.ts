import { expect, listShownStates, listTroubles, proves, test } from '../../harness/playwright/test.ts';

for (const language of ['en', 'fr'] as const) {
  test.describe(`in ${language}`, () => {
    test.slow();
    test.use({ language, isolated: true });

    test(
      'every text is translated and complete',
      proves('C43 translation audit at run time'),
      async ({ show, target, translations, announce }) => {
        for (const state of listShownStates(target)) {
          for (const trouble of listTroubles(state)) announce(trouble, `what ${state} says is read`);
          await translations.readAt(state, () => show(state));
        }

        expect.soft(translations.faults).toEqual([]);
        expect.soft(translations.missing, 'states that did not come').toEqual([]);
        expect(translations.unseen.length).toBeLessThan(translations.size);
      },
    );
  });
}
