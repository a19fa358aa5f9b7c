import type { Closed } from '../wizard.ts';
import type { Visit } from './visit.ts';

/** So many words in a row are said by no page by chance. */
const telling = 5;

/** What the entrance answers since it is closed, as `closed` of a description has it; undefined where nothing tells. */
export function findClosed(
  first: Visit,
  { status, leadsTo, body, reading }: Visit,
): Closed<string> | undefined {
  if (leadsTo !== undefined) return leadsTo === first.leadsTo ? undefined : { leadsTo };
  if (status >= 400) return { status };
  const says = reading.lines
    .flatMap(windowsOf)
    .find((each) => body.includes(each) && !first.body.includes(each));
  return says === undefined ? undefined : { says };
}

/** Parts of a line: what is written in one piece on a page may stand in several in its source. */
function windowsOf(line: string): string[] {
  const words = line.split(' ');
  return words.slice(telling - 1).map((_, index) => words.slice(index, index + telling).join(' '));
}
