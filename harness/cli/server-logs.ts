import { settings } from '../config/env.ts';
import { defuse } from '../language/defuse.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { type FoundLogs, findLogs } from '../server/logs/find-logs.ts';
import { followLogs } from '../server/logs/follow-logs.ts';
import type { LogFiles } from '../server/logs/log-files.ts';
import { markLines } from '../server/logs/log-lines.ts';
import { type LogEntry, readMerged } from '../server/logs/merged-log.ts';
import { waitForEnd } from '../server/process/wait-for-end.ts';
import { familyOf } from '../server/run/record.ts';
import { onInterruption } from './interruption.ts';
import { sayEntry, sayEntryAsJson } from './log-line.ts';
import { onReaderGone } from './reader.ts';
import { mark, say } from './say.ts';

export interface LogsOptions {
  readonly lines: number;
  readonly follow: boolean;
  readonly stream?: keyof LogFiles;
  readonly grep?: RegExp;
  readonly id?: string;
  readonly json?: boolean;
}

/** Shows the last lines of a server, both streams in order where it is known, and what comes until Ctrl+C or the server's end. */
export async function showLogs(options: LogsOptions): Promise<number> {
  const found = await findLogs(options.id);
  if (found === undefined) throw explainNone(options.id);
  const { logs, server } = found;
  const isJson = options.json === true;
  const show = isJson ? sayEntryAsJson : sayEntry;
  if (!isJson) say(`${mark('running')} ${describe(found)}`);
  const isFollowing = options.follow && server !== undefined;
  const until = await markLines(logs);
  const accepts = chooseLines(options);
  const last = await readMerged(logs, {
    lines: options.lines,
    accepts,
    ...(isFollowing && { until }),
    onUnknownOrder: () => isJson || say(`${mark('warning')} ${text('cli.logs.unordered')}`),
  });
  last.forEach(show);
  if (isFollowing) await follow(found, until, (entry) => accepts(entry) && show(entry));
  else if (!isJson && options.follow) say(`${mark('warning')} ${text('cli.logs.gone')}`);
  return 0;
}

async function follow(
  { logs, server }: FoundLogs,
  from: Readonly<Record<keyof LogFiles, number>>,
  onLine: (entry: LogEntry) => void,
): Promise<void> {
  const finish = new AbortController();
  let isInterrupted = false;
  const leave = () => {
    isInterrupted = true;
    finish.abort();
  };
  const restore = onInterruption(leave);
  onReaderGone(leave);
  const following = followLogs(logs, onLine, finish.signal, from);
  if (server !== undefined) await waitForEnd(familyOf(server), finish.signal);
  finish.abort();
  await following;
  restore();
  if (!isInterrupted) say(`${mark('warning')} ${text('cli.logs.ended')}`);
}

/** Which lines are wanted; what is looked for is looked for in what is shown. */
function chooseLines({ stream, grep }: LogsOptions): (entry: LogEntry) => boolean {
  return (entry) =>
    (stream === undefined || entry.stream === stream) &&
    (grep === undefined || grep.test(defuse(entry.line)));
}

function describe({ logs, server }: FoundLogs): string {
  if (server === undefined) return logs.out;
  return `${server.id}  ${server.target}  ${server.url}  ${logs.out}`;
}

function explainNone(id: string | undefined): ExplainedError {
  const folder = settings.logDir;
  return new ExplainedError({
    headline: id === undefined ? text('cli.logs.none', { folder }) : text('cli.logs.noneOf', { id, folder }),
    wayOut: [
      text('cli.wayOut.start', { command: 'npm run server:start' }),
      text('cli.wayOut.status', { command: 'npm run server:status' }),
    ],
  });
}
