import { settings } from '../config/env.ts';
import { type Answer, ask } from './ask.ts';
import { describeAnswer } from './describe-answer.ts';
import { isFamilyThere, listFamily } from './process/list-family.ts';
import type { Family } from './process/process-family.ts';
import { until } from './process/until.ts';
import { readVitals, type Vitals } from './process/vitals.ts';
import type { RunningServer } from './server.ts';
import type { Silence } from './silence.ts';

/** How a server is that lives and is of no use to anybody. */
export interface Muteness {
  readonly state: 'stopped' | 'closed' | 'mute';
  /** Its answer, for people. */
  readonly answer: string;
}

/** Far more than a server takes that is only slow, or whose machine is busy: to call it mute ends the run. */
const limitMs = 10_000;
/** The last request shall not be too late before it began. */
const leastMs = 100;
/** The others say something of us or of the network. */
const useless: ReadonlySet<Silence> = new Set(['refused', 'unreached', 'mute', 'unfinished', 'hungUp']);

/**
 * Why a living server does not answer; undefined when it answers anything at all within the limit, or has ended.
 */
export async function findMuteness(
  { healthUrl }: RunningServer,
  family: Family,
): Promise<Muteness | undefined> {
  const end = performance.now() + limitMs;
  let last: Answer | undefined;
  const answers = async () => {
    const restMs = Math.max(leastMs, end - performance.now());
    const { ignoresHttpsErrors } = settings.readiness;
    last = await ask(healthUrl, { limitMs: restMs, ignoresHttpsErrors, bodyLimit: 0 });
    return !('silence' in last && useless.has(last.silence));
  };
  // Asked again where it is refused: a server that loads itself anew listens a moment later.
  if ((await until(limitMs, answers)) || last === undefined) return undefined;
  if (!(await isFamilyThere(family))) return undefined;
  const vitals = await readVitals((await listFamily(family)) ?? []);
  return { state: nameState(last, vitals), answer: describeAnswer(last) };
}

function nameState(answer: Answer, vitals: readonly Vitals[] = []): Muteness['state'] {
  if (vitals.some(({ activity }) => activity?.isStopped)) return 'stopped';
  return 'silence' in answer && answer.silence === 'refused' ? 'closed' : 'mute';
}
