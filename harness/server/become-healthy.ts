import { findStranger } from './find-stranger.ts';
import { type Ending, explainFailure, findAnyStranger } from './launch-failure.ts';
import { type LaunchPlan, originsOf } from './launch-plan.ts';
import type { ManagedProcess } from './process/managed-process.ts';
import { tellProgress } from './progress.ts';
import { waitUntilHealthy } from './readiness.ts';

/**
 * Waits until a started server is healthy, and proves that it is the one that answers.
 * @returns the origin that answered
 * @throws ServerError when it ends, is not healthy in time or somebody else answers; nothing of it is left then
 */
export async function becomeHealthy(plan: LaunchPlan, child: ManagedProcess): Promise<string> {
  const endProgress = tellProgress(child.logs, plan.onProgress);
  const result = await waitForResult(plan, child);
  endProgress();
  if (typeof result === 'object') return result.origin;
  // Before anything is ended: of those who listen, the dead are nobody's family.
  const stranger = await findAnyStranger(plan, child);
  // One that has crashed has nothing to finish: what it leaves behind is ended while the report is written.
  const killed = result === 'exited' ? notice(child.kill()) : undefined;
  const error = await explainFailure(plan, child, result, stranger);
  // One that cannot be ended must not hide why it was to be ended.
  const stopError = await (killed ?? notice(child.stop()));
  if (stopError !== undefined) error.message += `\n${stopError.message}`;
  throw error;
}

type Result = Ending | { readonly origin: string };

/** Undefined when all went well. */
function notice(work: Promise<void>): Promise<Error | undefined> {
  return work.then(
    () => undefined,
    (error: Error) => error,
  );
}

/** Health, the end of the process, a stranger's answer or the end of patience, whichever comes first. */
async function waitForResult(plan: LaunchPlan, child: ManagedProcess): Promise<Result> {
  const over = new AbortController();
  let tellStranger: (ending: Ending) => void;
  const answeredByStranger = new Promise<Ending>((resolve) => {
    tellStranger = resolve;
  });
  // Looked at once, while its first answer is on its way: a stranger will not become our server, nor ours a stranger.
  const looks = new Map<string, Promise<boolean>>();
  const look = (url: string) => {
    const isStranger = findStranger(child, url).then(
      (pid) => pid !== undefined,
      () => false, // the system does not tell
    );
    isStranger.then((is) => is && tellStranger('foreign'));
    looks.set(url, isStranger);
    return isStranger;
  };
  const health = waitUntilHealthy({
    urls: originsOf(plan).map((origin) => origin + plan.target.healthPath),
    limitMs: plan.startTimeoutMs,
    readiness: plan.readiness,
    signal: over.signal,
    onListener: look,
  }).then(async (url): Promise<Result> => {
    if (url === undefined) return 'late';
    return (await (looks.get(url) ?? look(url))) ? 'foreign' : { origin: new URL(url).origin };
  });
  const end = child.exited.then((): Ending => 'exited');
  const result = await Promise.race([end, answeredByStranger, health]);
  over.abort();
  // It may have ended while it was looked at: then that is what is to be told.
  return child.hasExited() === undefined ? result : end;
}
