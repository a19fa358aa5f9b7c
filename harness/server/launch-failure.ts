import path from 'node:path';
import { formatDuration, text } from '../language/text.ts';
import { findStranger } from './find-stranger.ts';
import { explainLateness } from './launch-lateness.ts';
import { type LaunchPlan, originsOf } from './launch-plan.ts';
import { describeSpace } from './logs/log-files.ts';
import { readMerged } from './logs/merged-log.ts';
import { canConnect } from './port/connect.ts';
import { describeListener, describeProcess, explainFreeing } from './port/listeners.ts';
import { addressesOf, originOf } from './port/loopback.ts';
import { portray } from './portrait.ts';
import { describeExit } from './process/exit.ts';
import type { ManagedProcess } from './process/managed-process.ts';
import { type FailureReport, type ServerError, serverError } from './server-error.ts';

/** How a launch ended that did not end well; `foreign`: somebody else answers where our server should. */
export type Ending = 'exited' | 'late' | 'foreign';

/**
 * The error for a server that was started and did not become healthy.
 * @param stranger who answers instead of it
 */
export async function explainFailure(
  plan: LaunchPlan,
  child: ManagedProcess,
  ending: Ending,
  stranger: number | undefined,
): Promise<ServerError> {
  // One that accepts and never answers may be somebody else as well.
  const isForeign = ending === 'foreign' || (ending === 'late' && stranger !== undefined);
  const explain = isForeign ? explainStranger : ending === 'late' ? explainLateness : explainExit;
  const [report, portrait] = await Promise.all([explain(plan, child, stranger), portrayStart(plan, child)]);
  const space = await describeSpace(path.dirname(child.logs.out));
  return serverError({
    ...report,
    facts: [...describePlan(plan), ...(report.facts ?? []), ...space],
    logs: child.logs,
    portrait,
  });
}

/** While what is left of it is still there: an error comes when all of it has been ended. */
async function portrayStart(plan: LaunchPlan, child: ManagedProcess): Promise<string> {
  const url = originsOf(plan)[0] as string;
  const { target, workspace } = plan;
  const healthUrl = url + target.healthPath;
  const { logs } = child;
  return portray({
    name: target.name,
    url,
    healthUrl,
    workspace,
    logs,
    pids: await child.findFamily(),
    exit: child.hasExited(),
  });
}

/** The error for a port that somebody else holds before the start. */
export async function explainTakenPort(plan: LaunchPlan): Promise<ServerError> {
  const { target, host, port } = plan;
  const owner = await describeListener(port);
  return serverError({
    headline: text('server.portTaken', { name: target.name, port, host, owner }),
    facts: describePlan(plan),
    wayOut: await freeThePort(port),
    isPortLost: true,
  });
}

async function explainExit(
  plan: LaunchPlan,
  child: ManagedProcess,
  stranger: number | undefined,
): Promise<FailureReport> {
  const { target, port, host } = plan;
  const exit = describeExit(child.hasExited() ?? { code: Number.NaN });
  const values = { name: target.name, exit, elapsed: formatDuration(child.runtimeMs()) };
  if (stranger === undefined) {
    const taken = await findTakenPort(child);
    const headline = text('server.crashed', values);
    if (taken.said !== undefined && taken.said !== port) return explainOwnChoice(headline, taken.said);
    return {
      headline,
      wayOut: [...(taken.isTold ? [text('wayOut.otherPort')] : []), text('wayOut.readLogs')],
      isPortLost: taken.isTold,
    };
  }
  return {
    headline: text('server.portLost', { ...values, port, host, owner: await describeProcess(stranger) }),
    wayOut: await freeThePort(port),
    isPortLost: true,
  };
}

/** It wanted a port of its own choice: another one of ours would not help. */
async function explainOwnChoice(headline: string, port: number): Promise<FailureReport> {
  const owner = await describeListener(port);
  return {
    headline,
    facts: [text('fact.wantedPort', { port, owner })],
    wayOut: [text('wayOut.itsPort'), text('wayOut.readLogs')],
  };
}

/**
 * Whether it says that its port is taken, and which. Who took it may have left it again, as one does that only tries
 * whether it is free.
 */
async function findTakenPort({ logs }: ManagedProcess): Promise<{ isTold: boolean; said?: number }> {
  const lines = await readMerged(logs, { lines: 50 });
  // In the words of Node, of POSIX, and of Windows.
  const told = lines.find(({ line }) =>
    /EADDRINUSE|address already in use|WinError (10048|10013)/i.test(line),
  );
  if (told === undefined) return { isTold: false };
  // Its address ends with a number as a time of day does, which stands apart.
  const words = told.line.replace(/(?<![\d.:])\d{1,2}:\d\d(:\d\d)?(?!\d)/g, '');
  const said = /(?::|\bport[ =:]*)(\d{2,5})\b/i.exec(words)?.[1];
  return { isTold: true, ...(said && { said: Number(said) }) };
}

async function explainStranger(
  { target, port }: LaunchPlan,
  _: ManagedProcess,
  stranger: number | undefined,
): Promise<FailureReport> {
  const owner = stranger === undefined ? text('owner.unknown') : await describeProcess(stranger);
  return {
    headline: text('server.foreignAnswer', { name: target.name, owner, port }),
    wayOut: await freeThePort(port),
    isPortLost: true,
  };
}

/** Who answers instead of the server. Mostly nobody is there, which a connection tells in 0.2 ms and a look at all sockets in 40. */
export async function findAnyStranger(plan: LaunchPlan, child: ManagedProcess): Promise<number | undefined> {
  const strangers = await Promise.all(
    addressesOf(plan.host).map(async (address) =>
      (await canConnect(address, plan.port)) ? findStranger(child, originOf(address, plan.port)) : undefined,
    ),
  );
  return strangers.find((pid) => pid !== undefined);
}

async function freeThePort(port: number): Promise<string[]> {
  return [text('wayOut.otherPort'), ...(await explainFreeing(port))];
}

function describePlan(plan: LaunchPlan): string[] {
  return [
    text('fact.target', { value: plan.target.name }),
    text('fact.url', { value: originsOf(plan)[0] as string }),
    text('fact.workspace', { value: plan.workspace }),
  ];
}
