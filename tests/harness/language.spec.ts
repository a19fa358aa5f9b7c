import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { en } from '../../harness/language/en.ts';
import { fr } from '../../harness/language/fr.ts';
import { said } from '../../harness/language/said.ts';

const placeholders = (sentence: string) => sentence.match(/\{\{\w+\}\}/g)?.sort() ?? [];

/** What a person reads of a French sentence: neither values, marks, commands, code, variables nor addresses. */
const inFrench = Object.values(fr).map((sentence) =>
  sentence
    .replace(
      /\{+[^}]*\}+|\[\w+\]|np[mx] run [\w:-]+|npx playwright test|apt-get install.*|choco install \S+/g,
      '',
    )
    .replace(/WIZARD_\w+(=\S+)?|server:\w+|--[\w-]+|test\.use\(.*\)|[\w/.*-]+\.(ts|json|html|env)\b/g, '')
    .replace(/\w+:\/\/\S+/g, ''),
);

/** Words that are English and nothing else. */
const english =
  /\b(the|and|of|with|is|are|was|were|from|this|that|has|have|will|browser|warning|failed|logs?|file|folder|path|step|specs?|workers?|screenshot|password|host|healthy|target|workspace|finding)\b/i;

/** What French writes with an accent, without it. */
const bare =
  /\b(echecs?|demarr\w*|deja|arret\w*|repon\w*|verifi\w*|resultats?|reussi\w*|execut\w*|defauts?|etapes?|etats?|ete|etre|meme|apres|requetes?|acces|problemes?|prerequis|sante|duree|hotes?|operationnel\w*|fenetre|reglages?|donnees|memoire|systeme)\b/i;

test('both languages have the same sentences', () => {
  expect(Object.keys(fr)).toEqual(Object.keys(en));
});

test('both languages fill in the same values', () => {
  const french = Object.entries(fr).map(([key, sentence]) => [key, placeholders(sentence)]);
  const inEnglish = Object.entries(en).map(([key, sentence]) => [key, placeholders(sentence)]);

  expect(french).toEqual(inEnglish);
});

test('no sentence holds an emoji or a control character', () => {
  const sentences = [...Object.values(en), ...Object.values(fr)];

  expect(sentences.filter((sentence) => /[\p{Extended_Pictographic}\p{Cc}]/u.test(sentence))).toEqual([]);
});

test('each sentence is said somewhere', () => {
  const sources = readSources('harness').join('\n');
  // `state.${name}` stands for all that begin so.
  const beginnings = [...sources.matchAll(/`((?:[a-z]\w*\.)+)\$\{/g)].map(([, beginning]) =>
    String(beginning),
  );

  // One for `count` of one and one for more are said by the same name.
  const keys = Object.keys(en).map((key) => key.replace(/_(one|other)$/, ''));
  const unsaid = keys.filter(
    (key) => !sources.includes(`'${key}'`) && !beginnings.some((beginning) => key.startsWith(beginning)),
  );

  expect(unsaid).toEqual([]);
});

for (const [what, wrong] of [
  ['no English word', english],
  ['no word without its accents', bare],
  ['no colon, semicolon or question mark without a space before it', /[^\s.][:;?!](?=\s|$)/],
  ['no curly apostrophe and no English quotes', /[‘’“”"]/],
] as const) {
  test(`French holds ${what}`, () => {
    expect(inFrench.filter((sentence) => wrong.test(sentence))).toEqual([]);
  });
}

for (const [language, sentence] of [
  ['en', 'The wizard leads to summary without ever showing cache_config.'],
  ['fr', "L'assistant mène à summary sans jamais afficher cache_config."],
] as const) {
  test(`what was said in ${language} is known again`, () => {
    expect(sentence).toMatch(new RegExp(`^${said('walk.notShown', { wanted: 'cache_\\w+' })}$`));
    expect(sentence).not.toMatch(new RegExp(said('walk.notShown', { wanted: 'db_form' })));
  });
}

function readSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|eta)$/.test(name) && !/^language[\\/](\w+\.)?(en|fr)\.ts$/.test(name))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}
