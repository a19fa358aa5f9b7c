import { defuse } from '../language/defuse.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import type { ServedPage } from './served-page.ts';

/** How much of a page is quoted, lines. */
const excerpt = 5;

/**
 * The error for an address that shows something else than the first step of a wizard: what it shows instead, and what
 * it would have to show. That there is no wizard does not mean that anything is installed: only a sign-in does.
 */
export function noWizardError(name: string, base: string, page: ServedPage): ExplainedError {
  const headline = page.showsSignIn ? 'entrance.installed' : 'entrance.unknown';
  return new ExplainedError({
    headline: text(headline, { name, url: base }),
    facts: describePage(base, page),
    quote: [page.text === '' ? text('entrance.empty') : text('entrance.begins'), ...quotePage(page)],
    wayOut: page.showsSignIn
      ? [text('entrance.reset'), text('entrance.other')]
      : [text('entrance.contract'), text('entrance.other')],
  });
}

function describePage(base: string, page: ServedPage): string[] {
  const { status, title, headings } = page;
  const asked = `${base}/install/`;
  return [
    page.url === asked
      ? text('entrance.answer', { asked, status })
      : text('entrance.led', { asked, status, url: page.url }),
    ...(title === '' ? [] : [text('entrance.title', { value: defuse(title) })]),
    ...(headings.length === 0 ? [] : [text('entrance.headings', { value: defuse(headings.join(' | ')) })]),
  ];
}

function quotePage(page: ServedPage): string[] {
  const lines = page.excerpt(excerpt).split('\n');
  return lines.filter((line) => line !== '').map((line) => `  | ${defuse(line).slice(0, 200)}`);
}

/**
 * The error for a server that broke off or never answered. Only the first line of what Playwright says is kept: the
 * others are its call log, with cookies.
 */
export function silentWizardError(name: string, base: string, cause: Error): ExplainedError {
  const [line = ''] = cause.message.split('\n');
  const reason = defuse(line.replace(/^apiRequestContext\.\w+: /, ''));
  const isUntrusted = /certificate/i.test(reason);
  return new ExplainedError({
    headline: text('entrance.silent', { name, url: base, reason }),
    wayOut: [text(isUntrusted ? 'wayOut.ignoreHttpsErrors' : 'entrance.start'), text('entrance.other')],
  });
}
