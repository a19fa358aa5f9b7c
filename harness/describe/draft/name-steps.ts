import type { PageReading } from './page-reading.ts';

const mostWords = 4;

/** A short name for each step, of which no other has the same: they name the tests. */
export function nameSteps(pages: readonly PageReading[]): string[] {
  const all = pages.flatMap(({ headings }) => [...new Set(headings)]);
  const count = (heading: string) => all.filter((each) => each === heading).length;
  const names: string[] = [];
  for (const { headings } of pages) {
    // What stands on most pages is the name of the application.
    const [heading = ''] = headings.toSorted((one, other) => count(one) - count(other));
    const name = shorten(heading);
    const alike = names.filter((each) => each.replace(/ \d+$/, '') === name).length;
    names.push(alike === 0 ? name : `${name} ${alike + 1}`);
  }
  return names;
}

function shorten(heading: string): string {
  const words = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}' -]+/gu, ' ')
    .trim()
    .split(/\s+/)
    .slice(0, mostWords);
  return words.join(' ') || 'step';
}
