import { setTimeout as sleep } from 'node:timers/promises';
import { formatDuration, text } from '../language/text.ts';
import { describeStop } from '../server/describe-stop.ts';
import { type ForegroundServer, launchForeground } from '../server/foreground.ts';
import type { LaunchOptions } from '../server/launch.ts';
import { followLogs } from '../server/logs/follow-logs.ts';
import { markLines } from '../server/logs/log-lines.ts';
import { readMerged } from '../server/logs/merged-log.ts';
import { endedUnasked } from '../server/process/ended-unasked.ts';
import { describeExit, type Exit } from '../server/process/exit.ts';
import type { Application } from '../targets/target.ts';
import { describeServer, serverAsJson } from './describe-server.ts';
import { onInterruption } from './interruption.ts';
import { sayEntry, sayEntryAsJson } from './log-line.ts';
import { openInBrowser } from './open-in-browser.ts';
import type { ProgressLine } from './progress-line.ts';
import { onReaderGone } from './reader.ts';
import { mark, say, sayError, sayJson } from './say.ts';

/** What a server writes until it is healthy; of one that writes more, the end. */
const startLines = 1_000;

/** The order of the two streams is written down that late, and what is shown here has been said already. */
const orderLagMs = 600;

/** npm hands Ctrl+C on to us, who have had it from the terminal already: one press, two signals. */
const echoMs = 500;

/** Starts a server, shows what it writes, and stops it at Ctrl+C; a second Ctrl+C does not wait for it. */
export async function stayInForeground(
  target: Application,
  launch: LaunchOptions,
  progress: ProgressLine,
  { open, json }: { readonly open?: boolean; readonly json?: boolean },
): Promise<number> {
  const isJson = json === true;
  const foreground = await launchForeground(target, launch).finally(progress.end);
  const { server } = foreground;
  const asked = listenForEnd(foreground, isJson);
  if (isJson) sayJson(serverAsJson(server));
  else announce(foreground);
  if (open === true) await openInBrowser(server.url, isJson);
  const finish = new AbortController();
  const onLine = isJson ? sayEntryAsJson : sayEntry;
  await sleep(orderLagMs);
  const from = await markLines(server.logs);
  for (const entry of await readMerged(server.logs, { lines: startLines, until: from })) onLine(entry);
  const following = followLogs(server.logs, onLine, finish.signal, from);
  const exit = await endedUnasked(server.died, asked);
  // Also after a death: what it left behind goes.
  await foreground.end();
  finish.abort();
  await following;
  return exit === undefined ? tellStopped(foreground, isJson) : tellDeath(foreground, exit);
}

/** Fires at the first request to end; a second one kills the server. */
function listenForEnd({ server, hurry }: ForegroundServer, isJson: boolean): AbortSignal {
  const asked = new AbortController();
  let firstAt: number | undefined;
  // What it shows is what it is for.
  onReaderGone(() => asked.abort());
  onInterruption(() => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      if (!isJson) say(`${mark('running')} ${text('cli.stop.stopping', { name: server.name })}`);
      asked.abort();
    } else if (performance.now() - firstAt > echoMs) hurry();
  });
  return asked.signal;
}

function announce({ server }: ForegroundServer): void {
  const { name, url, readyAfterMs } = server;
  say(text('run.server', { name, url, elapsed: formatDuration(readyAfterMs) }));
  for (const line of describeServer(server)) say(line);
  say(`${mark('running')} ${text('cli.start.ctrlC')}`);
}

function tellStopped({ server }: ForegroundServer, isJson: boolean): number {
  const { name, port } = server;
  const lines = isJson ? [] : describeStop({ name, port, wasKilled: server.wasKilled() });
  for (const line of lines) say(line);
  return 0;
}

function tellDeath({ server }: ForegroundServer, exit: Exit): number {
  const elapsed = formatDuration(Date.now() - server.startedAtMs);
  sayError(text('cli.start.died', { name: server.name, exit: describeExit(exit), elapsed }));
  return 1;
}
