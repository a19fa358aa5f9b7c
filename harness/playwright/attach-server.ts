import { baseOf, hostOf } from '../config/address.ts';
import { settings } from '../config/env.ts';
import { formatDuration, text } from '../language/text.ts';
import type { Answer } from '../server/ask.ts';
import { describeAnswer, offerReadiness } from '../server/describe-answer.ts';
import { inspectAnswer } from '../server/health.ts';
import { addressesOf } from '../server/port/loopback.ts';
import { waitUntilHealthy } from '../server/readiness.ts';
import type { RunningServer } from '../server/server.ts';
import { serverError } from '../server/server-error.ts';
import type { Application } from '../targets/target.ts';

/**
 * Looks whether the server that somebody else has started is healthy.
 * @throws ServerError when it is not, in time
 */
export async function attachServer(target: Application): Promise<RunningServer & { readyAfterMs: number }> {
  const url = baseOf(settings.baseUrl as string);
  const healthUrl = url + target.healthPath;
  const begin = performance.now();
  const { readiness = settings.readiness } = target;
  const answer = await waitUntilHealthy({
    urls: [healthUrl],
    limitMs: settings.startTimeoutMs,
    readiness,
  });
  const readyAfterMs = performance.now() - begin;
  const name = target.name;
  if (answer !== undefined) {
    return { id: name, name, url, healthUrl, readyAfterMs, workspace: undefined, logs: undefined };
  }
  const last = await inspectAnswer(healthUrl, readiness);
  throw await serverError({
    headline: text('server.neverHealthy', { name, elapsed: formatDuration(readyAfterMs) }),
    facts: [
      text('fact.lastProbe', { url: healthUrl, value: describeAnswer(last) }),
      ...(mayNeedProxy(url, last) ? [text('fact.proxy')] : []),
    ],
    wayOut: [...offerReadiness(last, healthUrl, readiness, false), text('wayOut.attached')],
  });
}

/** This machine is never behind a proxy. */
function mayNeedProxy(url: string, answer: Answer): boolean {
  const isFarAway = addressesOf(hostOf(url)).length === 1;
  return settings.hasProxy && isFarAway && 'silence' in answer;
}
