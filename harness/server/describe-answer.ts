import { formatStatuses, type Readiness } from '../config/readiness.ts';
import { defuse } from '../language/defuse.ts';
import type { TextKey } from '../language/en.ts';
import { text } from '../language/text.ts';
import type { Answer } from './ask.ts';
import { counts } from './is-ready.ts';
import { hopeless, type Silence } from './silence.ts';

const silences: Readonly<Record<Silence, TextKey>> = {
  refused: 'answer.refused',
  unreached: 'answer.unreached',
  mute: 'answer.mute',
  unfinished: 'answer.unfinished',
  hungUp: 'answer.hungUp',
  untrusted: 'answer.untrusted',
  speaksTls: 'answer.speaksTls',
  speaksNoTls: 'answer.speaksNoTls',
  speaksHttp2: 'answer.speaksHttp2',
  noHttp: 'answer.noHttp',
  failed: 'answer.failed',
};

/** An answer in one line for people: the status with where it leads or how its page begins, or why there was none. */
export function describeAnswer(answer: Answer): string {
  const ms = Math.round(answer.ms);
  if ('silence' in answer) return text(silences[answer.silence], { ms, reason: defuse(answer.reason) });
  const { status, location } = answer;
  if (isRedirect(answer)) return text('answer.redirect', { status, location: defuse(location ?? '') });
  const body = defuse(answer.body.replaceAll(/\s+/g, ' ').trim());
  return body === '' ? text('answer.empty', { status }) : text('answer.status', { status, body });
}

function isRedirect(answer: Extract<Answer, { status: number }>): boolean {
  return answer.status >= 300 && answer.status < 400 && answer.location !== undefined;
}

/**
 * The settings with which the last answer of a server that was not healthy in time would have been the right one.
 * @param isOwn whether we have started it
 */
export function offerReadiness(answer: Answer, url: string, readiness: Readiness, isOwn: boolean): string[] {
  if ('silence' in answer) return offerProtocol(answer.silence, isOwn);
  const { status, location } = answer;
  if (isRedirect(answer)) {
    const path = new URL(location ?? '/', url).pathname;
    return [text('wayOut.readyRedirect', { path }), text('wayOut.healthPath')];
  }
  if (counts(status, readiness)) return [text('wayOut.readyText', { text: readiness.text ?? '' })];
  const statuses = `${formatStatuses(readiness.statuses)},${status}`;
  return [text('wayOut.healthPath'), text('wayOut.readyStatus', { status, statuses })];
}

function offerProtocol(silence: Silence, isOwn: boolean): string[] {
  if (silence === 'untrusted') return [text('wayOut.ignoreHttpsErrors')];
  if (silence === 'speaksTls')
    return [text(isOwn ? 'wayOut.protocol' : 'wayOut.baseUrl', { protocol: 'https' })];
  if (silence === 'speaksNoTls')
    return [text(isOwn ? 'wayOut.protocol' : 'wayOut.baseUrl', { protocol: 'http' })];
  return silence === 'speaksHttp2' ? [text('wayOut.http1')] : [];
}

/** Whether more time could change such an answer. */
export function isHopeless(answer: Answer): boolean {
  return 'silence' in answer && hopeless.has(answer.silence);
}
