import type { Page } from '@playwright/test';
import { isShown } from '../find-controls.ts';
import type { Mark } from '../wizard.ts';
import type { PageReading } from './page-reading.ts';
import { doneWords } from './words.ts';

/** So much of what is written is tried. */
const mostLines = 30;
/** A line of so many characters is a sentence, not an entry of a menu. */
const sentence = 25;
/** A mark is read by people: more of a line tells no more. */
const mostCharacters = 50;

/** A page that was met, and what may tell it from others, the best first. */
export interface MarkedPage {
  readonly reading: PageReading;
  readonly marks: readonly Mark<string>[];
}

/** What a page shows and a description could know it by, as far as it holds right now. */
export async function findMarks(
  page: Page,
  reading: PageReading,
  answers: Readonly<Record<string, string>>,
): Promise<MarkedPage> {
  // What was typed is another in each installation.
  const isOfAll = (words: string) => !Object.values(answers).some((answer) => words.includes(answer));
  const headings = reading.headings.filter(isOfAll).map((heading): Mark<string> => ({ heading }));
  const fields = reading.fields
    .map(({ name, css }) => (name === '' ? css.slice(0, -1)[0] : `[name=${JSON.stringify(name)}]`))
    .filter((css) => css !== undefined)
    .map((css): Mark<string> => ({ css }));
  const lines = reading.lines.filter((line) => isOfAll(line) && /\p{L}{3}/u.test(line) && !/\d/.test(line));
  const worth = (line: string) => Number(doneWords.test(line)) * 2 + Number(line.length >= sentence);
  const telling = lines.toSorted((one, other) => worth(other) - worth(one));
  const texts = telling.slice(0, mostLines).map((line): Mark<string> => ({ text: shorten(line) }));
  const marks: Mark<string>[] = [];
  for (const mark of [...headings, ...fields, ...texts, ...findAddress(reading)])
    if (await isShown(page, mark, 'en')) marks.push(mark);
  return { reading, marks };
}

/** The first mark of a page that none of the others has; undefined where nothing tells them apart. */
export function tellApart(page: MarkedPage, others: readonly PageReading[]): Mark<string> | undefined {
  return page.marks.find((mark) => !others.some((other) => has(other, mark)));
}

/** Whether a page that was read had a mark, as far as what was read tells. */
function has({ headings, fields, lines, address }: PageReading, mark: Mark<string>): boolean {
  if ('heading' in mark) return headings.includes(String(mark.heading));
  if ('address' in mark) return mark.address.test(address);
  if ('css' in mark) {
    return fields.some(
      ({ name, css }) => mark.css === `[name=${JSON.stringify(name)}]` || css.includes(mark.css),
    );
  }
  const text = String(mark.text).toLowerCase();
  return lines.join(' ').toLowerCase().includes(text);
}

/** An address that holds something of one session alone is no mark. */
function findAddress({ address }: PageReading): readonly Mark<string>[] {
  const [path = ''] = address.split(/[?#]/, 1);
  if (/[0-9a-f]{8}/i.test(path)) return [];
  return [{ address: new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}$`) }];
}

function shorten(line: string): string {
  return line.length <= mostCharacters ? line : line.slice(0, line.lastIndexOf(' ', mostCharacters));
}
