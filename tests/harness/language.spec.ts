import { expect, test } from '@playwright/test';
import { en } from '../../harness/language/en.ts';
import { fr } from '../../harness/language/fr.ts';
import { said } from '../../harness/language/said.ts';

const placeholders = (sentence: string) => sentence.match(/\{\{\w+\}\}/g)?.sort() ?? [];

test('both languages have the same sentences', () => {
  expect(Object.keys(fr)).toEqual(Object.keys(en));
});

test('both languages fill in the same values', () => {
  const inFrench = Object.entries(fr).map(([key, sentence]) => [key, placeholders(sentence)]);
  const inEnglish = Object.entries(en).map(([key, sentence]) => [key, placeholders(sentence)]);

  expect(inFrench).toEqual(inEnglish);
});

test('no sentence holds an emoji or a control character', () => {
  const sentences = [...Object.values(en), ...Object.values(fr)];

  expect(sentences.filter((sentence) => /[\p{Extended_Pictographic}\p{Cc}]/u.test(sentence))).toEqual([]);
});

for (const [language, sentence] of [
  ['en', 'The wizard leads to summary without ever showing cache_config.'],
  ['fr', "L'assistant mène à summary sans jamais afficher cache_config."],
] as const) {
  test(`what was said in ${language} is known again`, () => {
    expect(sentence).toMatch(new RegExp(`^${said('walk.notShown', { wanted: 'cache_\\w+' })}$`));
    expect(sentence).not.toMatch(new RegExp(said('walk.notShown', { wanted: 'db_form' })));
  });
}
