import { formatDuration, text } from '../language/text.ts';
import type { Recipe, Target } from '../targets/target.ts';
import { describeExit } from './exit.ts';
import type { ManagedProcess } from './managed-process.ts';
import { describeListener, findListeners } from './port.ts';
import type { Progress } from './progress.ts';
import { describeAnswer } from './readiness.ts';
import { type FailureReport, type ServerError, serverError } from './server-error.ts';

/** What a launch is about; a restart uses it again. */
export interface Launch {
  readonly id: string;
  readonly target: Target;
  readonly recipe: Recipe;
  readonly workspace: string;
  readonly host: string;
  readonly port: number;
  readonly startTimeoutMs: number;
  readonly graceMs: number | undefined;
  readonly isBackground: boolean;
  readonly isByHand: boolean;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  readonly url: string;
  readonly healthUrl: string;
}

/** Why a launch has failed, or undefined when it has not. */
export async function findFailure(
  launch: Launch,
  child: ManagedProcess,
  isHealthy: boolean,
  elapsedMs: number,
): Promise<FailureReport | undefined> {
  const { port, target } = launch;
  const name = target.name;
  const elapsed = formatDuration(elapsedMs);
  const common = { facts: describeLaunch(launch), logs: child.logs };
  const exit = child.hasExited();
  if (exit !== undefined) {
    const headline = text('server.crashed', { name, exit: describeExit(exit), elapsed });
    return { ...common, headline, wayOut: [text('wayOut.readLogs')] };
  }
  if (!isHealthy) {
    const answer = text('fact.lastProbe', {
      url: launch.healthUrl,
      value: await describeAnswer(launch.healthUrl),
    });
    const ms = launch.startTimeoutMs * 2;
    const wayOut = [text('wayOut.raiseTimeout', { ms }), text('wayOut.healthPath'), text('wayOut.readLogs')];
    const headline = text('server.neverHealthy', { name, elapsed });
    return { ...common, facts: [...common.facts, answer], headline, wayOut };
  }
  if (await isForeign(port, child)) {
    const headline = text('server.foreignAnswer', { name, owner: await describeListener(port), port });
    return { ...common, headline, wayOut: [text('wayOut.otherPort')] };
  }
  return undefined;
}

/** A 200 says nothing about who gave it: the socket must belong to our process or to what came out of it. */
async function isForeign(port: number, child: ManagedProcess): Promise<boolean> {
  const listeners = await findListeners(port);
  return listeners.length > 0 && listeners.every((pid) => child.owns(pid) === false);
}

/** The error for a port that somebody else holds. */
export async function explainTakenPort(launch: Launch): Promise<ServerError> {
  const { target, host, port } = launch;
  const owner = await describeListener(port);
  const [pid] = await findListeners(port);
  const command = process.platform === 'win32' ? `taskkill /PID ${pid} /F` : `kill ${pid}`;
  return serverError({
    headline: text('server.portTaken', { name: target.name, port, host, owner }),
    facts: describeLaunch(launch),
    wayOut: [text('wayOut.otherPort'), ...(pid === undefined ? [] : [text('wayOut.endOwner', { command })])],
  });
}

function describeLaunch({ target, url, workspace }: Launch): string[] {
  return [
    text('fact.target', { value: target.name }),
    text('fact.url', { value: url }),
    text('fact.workspace', { value: workspace }),
  ];
}
