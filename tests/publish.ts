import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../harness/language/text.ts';

const root = path.resolve(import.meta.dirname, '..');

/** The pages that hold something generated, in both languages. */
const pages = {
  readme: { en: 'README.md', fr: 'README.fr.md' },
  benchmarks: { en: 'docs/benchmarks.md', fr: 'docs/fr/benchmarks.md' },
  'seeded-bugs': { en: 'docs/seeded-bugs.md', fr: 'docs/fr/seeded-bugs.md' },
  'other-wizards': { en: 'docs/other-wizards.md', fr: 'docs/fr/other-wizards.md' },
} as const satisfies Record<string, Record<Language, string>>;

/**
 * Writes generated text into a page, between the markers `<!-- name -->` and `<!-- /name -->`.
 * @param contents the text of each language whose page is to change
 * @throws when a page lacks the markers
 */
export function publish(
  page: keyof typeof pages,
  name: string,
  contents: Readonly<Partial<Record<Language, string>>>,
): void {
  for (const [language, content] of Object.entries(contents) as [Language, string][]) {
    const file = path.join(root, pages[page][language]);
    try {
      writeFileSync(file, putBetweenMarkers(readFileSync(file, 'utf8'), name, content));
    } catch (cause) {
      throw new Error(`${pages[page][language]} was not written: ${(cause as Error).message}`, { cause });
    }
  }
}

/**
 * A page with other text between two of its markers.
 * @throws when it has no such markers
 */
export function putBetweenMarkers(page: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`put ${start} and ${end} where the text is to stand`);
  return `${page.slice(0, from + start.length)}\n${content}\n${page.slice(to)}`;
}
