import { settings } from '../config/env.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { formatDuration, text } from '../language/text.ts';
import { type ListedServer, listServers, stopListed } from '../server/list-servers.ts';
import { describeListener, findEndCommand } from '../server/port/listeners.ts';
import { isPortTaken } from '../server/port/port.ts';
import { showProgress } from './progress-line.ts';
import { mark, say, sayError, sayJson } from './say.ts';

export interface StopOptions {
  readonly id?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

interface Stopped {
  readonly server: ListedServer;
  readonly afterMs: number;
  /** Why it is not (wholly) gone. */
  readonly error?: Error;
}

/** Ends the servers that a person started, or the one named, or all of ours. */
export async function stopServers({ id, all, json }: StopOptions): Promise<number> {
  const running = await listServers();
  const chosen = choose(running, id, all === true);
  const names = chosen.map(({ name }) => name).join(', ');
  const progress = showProgress(
    text('cli.stop.stopping', { name: names }),
    json !== true && chosen.length > 0,
  );
  const stopped = await Promise.all(chosen.map(stop)).finally(progress.end);
  const isForeign = chosen.length === 0 && json !== true && (await tellForeign());
  if (json === true) sayJson(stopped.map(asJson));
  else tell(stopped, running.length - chosen.length, isForeign);
  return stopped.some(({ error }) => error !== undefined) ? 1 : 0;
}

/** @throws listing what runs, when nothing of ours has this id */
function choose(running: readonly ListedServer[], id: string | undefined, all: boolean): ListedServer[] {
  if (id === undefined) return running.filter(({ isByHand }) => all || isByHand);
  const found = running.filter((server) => server.id === id);
  if (found.length === 0) throw explainUnknown(id, running);
  return found;
}

async function stop(server: ListedServer): Promise<Stopped> {
  const begin = performance.now();
  const error = await stopListed(server).then(
    () => undefined,
    (error: Error) => error,
  );
  return { server, afterMs: performance.now() - begin, ...(error && { error }) };
}

function tell(stopped: readonly Stopped[], others: number, isForeign: boolean): void {
  for (const { server, afterMs, error } of stopped) {
    const { id, name, port } = server;
    const elapsed = formatDuration(afterMs);
    if (error === undefined) say(`${mark('ok')} ${text('cli.stop.stopped', { id, name, port, elapsed })}`);
    else sayError(`${mark('failed')} ${id}: ${error.message}`);
  }
  if (stopped.length === 0 && !isForeign) say(`${mark('ok')} ${text('cli.stop.none')}`);
  if (others > 0) say(text('cli.stop.others', { count: others, command: 'npm run server:stop -- --all' }));
}

/** Nothing of ours is to be stopped, and yet the port that the settings name is taken: by whom, is what one asks. */
async function tellForeign(): Promise<boolean> {
  const { host, port } = settings;
  if (port === undefined || !(await isPortTaken(host, port))) return false;
  const owner = await describeListener(port);
  say(`${mark('warning')} ${text('cli.stop.foreign', { port, owner })}`);
  const command = await findEndCommand(port);
  if (command !== undefined) say(`  - ${text('wayOut.endOwner', { command })}`);
  return true;
}

function asJson({ server, afterMs, error }: Stopped) {
  const { id, target, url, port, process } = server;
  const common = { id, target, url, port, pid: process.pid, stopped: error === undefined };
  return { ...common, afterMs: Math.round(afterMs), ...(error && { error: error.message }) };
}

function explainUnknown(id: string, running: readonly ListedServer[]): ExplainedError {
  return new ExplainedError({
    headline: text('cli.unknownId', { id }),
    facts: running.map(({ id, target, url }) => `${id}  ${target}  ${url}`),
    wayOut: [text('cli.wayOut.status', { command: 'npm run server:status' })],
  });
}
