import { expect, test } from '@playwright/test';
import { en } from '../../harness/language/en.ts';
import { fr } from '../../harness/language/fr.ts';

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
