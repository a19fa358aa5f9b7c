import { expect, test } from '@playwright/test';
import { proves } from '../../harness/playwright/proves.ts';
import { findTextFaults, findUnseenKeys, flattenCatalog } from '../../harness/wizard/translation-faults.ts';

const catalogs = {
  en: flattenCatalog({ wizard: { next: 'Continue', left: '{{count}} steps left', code: 'Code' } }),
  fr: flattenCatalog({ wizard: { next: 'Continuer', left: 'encore {{count}} étapes', code: 'Code' } }),
};

const faulty = [
  ['fr', 'wizard.next', 'raw key'],
  ['fr', 'Go to wizard.not_there now', 'raw key'],
  ['fr', 'Continue', 'other language'],
  ['en', 'Continuer', 'other language'],
  ['en', '{{count}} steps left', 'unfilled placeholder'],
  ['en', 'Hello %(name)s', 'unfilled placeholder'],
  ['en', 'Hello {name}', 'unfilled placeholder'],
  ['en', 'one  two', 'double space'],
  ['fr', 'Attention!', 'French spacing'],
  ['fr', 'Langue : français', 'French spacing'],
] as const;

for (const [language, shown, what] of faulty) {
  test(`"${shown}" in ${language} is a fault: ${what}`, proves('C43 translation audit at run time'), () => {
    expect(findTextFaults([shown], catalogs, language)).toEqual([{ what, text: shown }]);
  });
}

const sound = [
  ['fr', 'Continuer'],
  ['fr', 'Code'],
  ['fr', 'Langue\u00a0: français\u202f!'],
  ['fr', 'http://127.0.0.1:5000/ à 12:30'],
  ['en', 'Attention!'],
  ['en', 'first-run.db of wizard@example.com'],
] as const;

for (const [language, shown] of sound) {
  test(`"${shown}" in ${language} has no fault`, () => {
    expect(findTextFaults([shown], catalogs, language)).toEqual([]);
  });
}

test('a key is seen with its placeholders filled', () => {
  expect(findUnseenKeys(['encore 3 étapes', 'Code'], catalogs.fr)).toEqual(['wizard.next']);
});
