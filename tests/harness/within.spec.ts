import { expect, test } from '@playwright/test';
import { speak, systemLanguage } from '../../harness/language/text.ts';
import { within } from '../../harness/server/process/within.ts';

test.afterEach(() => speak(systemLanguage()));

for (const [language, headline] of [
  ['en', 'Waited 20 ms in vain for: the moon'],
  ['fr', 'Attente de 20 ms en vain : the moon'],
] as const) {
  test(`a wait that is over names what it was for (${language})`, async () => {
    speak(language);

    const wait = within(20, 'the moon', new Promise(() => {}));

    await expect(wait).rejects.toMatchObject({ headline });
  });
}

test('what comes in time is handed on', async () => {
  expect(await within(1_000, 'a number', Promise.resolve(42))).toBe(42);
});
