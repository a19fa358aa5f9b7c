import { settings } from '../config/env.ts';
import { formatDuration, text } from '../language/text.ts';
import { describeAnswer } from '../server/probe.ts';
import { waitUntilHealthy } from '../server/readiness.ts';
import type { RunningServer } from '../server/server.ts';
import { serverError } from '../server/server-error.ts';
import type { Target } from '../targets/target.ts';

/**
 * Looks whether the server that somebody else has started is healthy.
 * @throws ServerError when it is not, in time
 */
export async function attachServer(target: Target): Promise<RunningServer & { readyAfterMs: number }> {
  const url = new URL(settings.baseUrl as string).origin;
  const healthUrl = url + target.healthPath;
  const begin = performance.now();
  const answer = await waitUntilHealthy({
    urls: [healthUrl],
    limitMs: settings.startTimeoutMs,
    isWanted: () => true,
  });
  const readyAfterMs = performance.now() - begin;
  const name = target.name;
  if (answer !== undefined) {
    return { id: name, name, url, healthUrl, readyAfterMs, workspace: undefined, logs: undefined };
  }
  throw await serverError({
    headline: text('server.neverHealthy', { name, elapsed: formatDuration(readyAfterMs) }),
    facts: [text('fact.lastProbe', { url: healthUrl, value: await describeAnswer(healthUrl) })],
    wayOut: [text('wayOut.healthPath')],
  });
}
