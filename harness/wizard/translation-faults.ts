import type { Language } from '../language/text.ts';

/** What an application says in one language, by dotted key. */
export type Catalog = ReadonlyMap<string, string>;

/** Something wrong with a text that is shown. */
export interface TextFault {
  readonly what: 'raw key' | 'other language' | 'unfilled placeholder' | 'double space' | 'French spacing';
  readonly text: string;
}

/** Everything that fills a place in a sentence, in the notations of i18next, Jinja, Python and JavaScript. */
const placeholder = /\{\{.+?\}\}|\$?\{[\w. ]+\}|%\(\w+\)[sd]|%[sd]\b/g;

/** The leaves of a language file; keys may be nested or dotted. */
export function flattenCatalog(entries: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(entries).flatMap(([key, value]): [string, string][] =>
      typeof value === 'object' && value !== null
        ? [...flattenCatalog(value, `${prefix}${key}.`)]
        : [[prefix + key, String(value)]],
    ),
  );
}

/** What is wrong with the texts of a page in a language. */
export function findTextFaults(
  texts: readonly string[],
  catalogs: Readonly<Record<Language, Catalog>>,
  language: Language,
): TextFault[] {
  const foreign = listForeign(catalogs, language);
  const isRawKey = rawKeyTest(catalogs[language]);
  return texts.flatMap((text): TextFault[] => [
    ...(isRawKey(text) ? [{ what: 'raw key', text } as const] : []),
    ...(foreign.has(text) ? [{ what: 'other language', text } as const] : []),
    ...(text.match(placeholder) ? [{ what: 'unfilled placeholder', text } as const] : []),
    ...(/\S {2,}\S/.test(text) ? [{ what: 'double space', text } as const] : []),
    ...(language === 'fr' && isBadlySpaced(text) ? [{ what: 'French spacing', text } as const] : []),
  ]);
}

/** The keys of a catalog none of whose texts was shown; what fills a placeholder is anything. */
export function findUnseenKeys(texts: readonly string[], catalog: Catalog): string[] {
  const all = texts.join('\n');
  return [...catalog].filter(([, text]) => !toPattern(text).test(all)).map(([key]) => key);
}

/** Sentences of the other language that this one has not got as well. */
function listForeign(catalogs: Readonly<Record<Language, Catalog>>, language: Language): Set<string> {
  const own = new Set(catalogs[language].values());
  const theirs = catalogs[language === 'fr' ? 'en' : 'fr'].values();
  return new Set([...theirs].filter((text) => /\p{L}{2}/u.test(text) && !own.has(text)));
}

/** A word with dots that begins as keys do: one that is missing from the catalog is shown as such, too. */
function rawKeyTest(catalog: Catalog): (text: string) => boolean {
  const names = new Set([...catalog.keys()].map((key) => key.split('.', 1).join()));
  return (text) =>
    [...text.matchAll(/(?<![\w./@-])([a-z]\w*)(?:\.[a-z]\w*)+(?![\w/@-])/g)].some(([, name = '']) =>
      names.has(name),
    );
}

/** French puts a space that does not break before `: ; ! ?`; addresses and times have none. */
function isBadlySpaced(text: string): boolean {
  return /[^\s\u00a0\u202f:;!?/.([][:;!?]+(?=\s|$)|[^\S\u00a0\u202f][:;!?](?=\s|$)/.test(text);
}

function toPattern(text: string): RegExp {
  const parts = text.replace(/<[^>]+>/g, '').split(placeholder);
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return new RegExp(escaped.join('[^\\n]*?'));
}
