import { settings } from '../config/env.ts';
import { text } from '../language/text.ts';
import { type Answer, ask } from './ask.ts';
import { describeAnswer } from './describe-answer.ts';
import { bodyFor, counts, isReady } from './is-ready.ts';
import { speaksTls } from './silence.ts';

/** What a server said when it was asked just now. */
export interface Health {
  readonly isHealthy: boolean;
  /** Absent when there was no answer. */
  readonly status?: number;
  /** For people: `healthy`, `status 503`, `no answer 1000 ms after the connection`. */
  readonly words: string;
}

/** Who has not answered by then would not answer a person either. */
const limitMs = 1_000;
/** As much of a wrong answer as helps to recognise who gave it. */
const excerpt = 200;

/** Asks an address once. Never throws, and takes a second at most. */
export async function checkHealth(url: string, readiness = settings.readiness): Promise<Health> {
  const { ignoresHttpsErrors } = readiness;
  const answer = await ask(url, { limitMs, ignoresHttpsErrors, ...bodyFor(readiness) });
  const isHealthy = isReady(answer, url, readiness);
  if ('silence' in answer) return { isHealthy, words: describeAnswer(answer) };
  const { status } = answer;
  if (isHealthy) return { isHealthy, status, words: text('health.healthy') };
  const words = text(counts(status, readiness) ? 'health.noText' : 'health.status', { status });
  return { isHealthy, status, words };
}

/** What an address says right now, with the beginning of its page: for an error message. Never throws. */
export async function inspectAnswer(
  url: string,
  { ignoresHttpsErrors } = settings.readiness,
): Promise<Answer> {
  const answer = await ask(url, { limitMs, ignoresHttpsErrors, bodyLimit: excerpt });
  const isSuspect = 'silence' in answer && answer.silence === 'hungUp' && url.startsWith('http:');
  return isSuspect && (await speaksTls(url, limitMs)) ? { ...answer, silence: 'speaksTls' } : answer;
}
