import { chooseMove } from './choose-move.ts';
import type { PageReading } from './page-reading.ts';
import { identify } from './read-page.ts';
import { doneWords } from './words.ts';

/**
 * Whether a page is what comes after the last step.
 * @param last the step that was left for it
 * @param closed what a stranger meets at the entrance, once the wizard is closed; undefined before
 */
export function isEnd(
  reading: PageReading,
  last: PageReading,
  language: string,
  closed: PageReading | undefined,
): boolean {
  const { fields, headings, lines } = reading;
  const asksNothing = fields.every(({ type }) => !/^(text|password|email|radio|file)$/.test(type));
  if (closed !== undefined) {
    const isElsewhere = placeOf(reading) !== placeOf(last);
    return asksNothing || isElsewhere || isSignIn(reading) || identify(reading) === identify(closed);
  }
  const isTold = [...headings, ...lines].some((line) => doneWords.test(line));
  return fields.length === 0 && isTold && chooseMove(reading, language) === undefined;
}

/** The part of the application that a page belongs to: the beginning of its path. */
function placeOf({ address }: PageReading): string | undefined {
  return /^\/[^/?#]*/.exec(address)?.[0];
}

/** One password, and no more than a name beside it. */
export function isSignIn({ fields }: PageReading): boolean {
  const asked = fields.filter(({ type }) => !/^(checkbox|search|select)$/.test(type));
  const passwords = asked.filter(({ type }) => type === 'password');
  return passwords.length === 1 && asked.length <= 2;
}
