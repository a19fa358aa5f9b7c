import type { Readiness } from '../config/readiness.ts';
import type { Answer } from './ask.ts';

/** Where a text is looked for: a page that says it later than this says it to nobody. */
const textLimit = 65_536;

/** How much of a body has to be read to judge it, and where reading may end. */
export function bodyFor({ text }: Readiness) {
  return { bodyLimit: text === undefined ? 0 : textLimit, until: text };
}

/** Whether a status is one of those that count. */
export function counts(status: number, { statuses }: Readiness): boolean {
  return statuses.some(([from, to]) => status >= from && status <= to);
}

/** Whether an answer is the one that was waited for: the only place that says so, for runs, commands and the doctor. */
export function isReady(answer: Answer, url: string, readiness: Readiness): boolean {
  if ('silence' in answer) return false;
  if (leadsTo(answer.location, url, readiness.redirect)) return true;
  return counts(answer.status, readiness) && answer.body.includes(readiness.text ?? '');
}

/** Whether a redirect leads to a path or below it, on whatever host. */
function leadsTo(location: string | undefined, url: string, wanted: string | undefined): boolean {
  if (wanted === undefined || location === undefined || !URL.canParse(location, url)) return false;
  const { pathname, search } = new URL(location, url);
  const found = pathname + search;
  const rest = found.slice(wanted.length);
  return found.startsWith(wanted) && (rest === '' || wanted.endsWith('/') || /^[/?]/.test(rest));
}
