import { formatDuration, text } from '../language/text.ts';
import type { Answer } from './ask.ts';
import { describeAnswer, isHopeless, offerReadiness } from './describe-answer.ts';
import { inspectAnswer } from './health.ts';
import { type LaunchPlan, originsOf } from './launch-plan.ts';
import { findListeningAddresses } from './port/listeners.ts';
import type { ManagedProcess } from './process/managed-process.ts';
import type { FailureReport } from './server-error.ts';

/** What to say of a server that runs and was not healthy in time: what it answers, where it listens, what helps. */
export async function explainLateness(plan: LaunchPlan, child: ManagedProcess): Promise<FailureReport> {
  const elapsed = formatDuration(child.runtimeMs());
  const family = (await child.findFamily()) ?? [child.pid];
  const [answers, addresses] = await Promise.all([
    Promise.all(urlsOf(plan).map((url) => lookAt(url, plan))),
    findListeningAddresses(family),
  ]);
  return {
    headline: text('server.neverHealthy', { name: plan.target.name, elapsed }),
    facts: [
      ...answers.map(({ url, answer }) => text('fact.lastProbe', { url, value: describeAnswer(answer) })),
      text('fact.runs', { pid: child.pid, count: family.length }),
      ...describeListening(addresses),
    ],
    wayOut: [
      ...(listensElsewhere(plan, addresses) ? [text('wayOut.itsPort')] : []),
      ...offer(plan, answers),
      text('wayOut.readLogs'),
    ],
  };
}

interface Look {
  readonly url: string;
  readonly answer: Answer;
}

const urlsOf = (plan: LaunchPlan) => originsOf(plan).map((origin) => origin + plan.target.healthPath);

async function lookAt(url: string, { readiness }: LaunchPlan): Promise<Look> {
  return { url, answer: await inspectAnswer(url, readiness) };
}

/** Often simply somewhere else. */
function describeListening(addresses: readonly string[] | undefined): string[] {
  if (addresses === undefined) return [];
  const listens = text('fact.listens', { addresses: addresses.join(', ') });
  return [addresses.length === 0 ? text('fact.listensNowhere') : listens];
}

function listensElsewhere({ port }: LaunchPlan, addresses: readonly string[] = []): boolean {
  return addresses.length > 0 && !addresses.some((address) => address.endsWith(`:${port}`));
}

function offer({ readiness, startTimeoutMs }: LaunchPlan, looks: readonly Look[]): string[] {
  // That nobody listens in the other family says nothing.
  const { url, answer } =
    looks.find(({ answer }) => !('silence' in answer && answer.silence === 'refused')) ?? (looks[0] as Look);
  const offers = offerReadiness(answer, url, readiness, true);
  const raise = isHopeless(answer) ? [] : [text('wayOut.raiseTimeout', { ms: startTimeoutMs * 2 })];
  // What a server says while it starts comes before what it may mean for good.
  const isStarting = 'silence' in answer || answer.status >= 500;
  return isStarting ? [...raise, ...offers] : [...offers, ...raise];
}
