import { settings } from '../config/env.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { formatDuration, text } from '../language/text.ts';
import { isOfThisCheckout } from '../server/checkout.ts';
import { type ListedServer, listServers, stopListed } from '../server/list-servers.ts';
import { describeListener, explainFreeing } from '../server/port/listeners.ts';
import { isPortTaken } from '../server/port/port.ts';
import { politeGraceMs } from '../server/process/stop-tree.ts';
import { reapDeadRuns } from '../server/run/run-folder.ts';
import { explainFailure } from './explain-failure.ts';
import { showProgress } from './progress-line.ts';
import { mark, say, sayError, sayJson } from './say.ts';

export interface StopOptions {
  readonly id?: string;
  readonly all?: boolean;
  readonly everywhere?: boolean;
  readonly json?: boolean;
}

interface Stopped {
  readonly server: ListedServer;
  readonly afterMs: number;
  /** Whether it did not end by itself in its time. */
  readonly killed: boolean;
  /** Why it is not (wholly) gone. */
  readonly error?: ExplainedError;
}

/** Ends the servers that a person started from this checkout, or the one named, or more of ours; and what dead runs left. */
export async function stopServers({ id, all, everywhere, json }: StopOptions): Promise<number> {
  const running = await listServers();
  const chosen =
    id === undefined
      ? running.filter((server) => isMeant(server, all === true, everywhere === true))
      : chooseById(running, id);
  const names = chosen.map(({ name }) => name).join(', ');
  const progress = showProgress(
    text('cli.stop.stopping', { name: names }),
    json !== true && chosen.length > 0,
  );
  const stopped = await Promise.all(chosen.map(stop)).finally(progress.end);
  const reaped = await reapDeadRuns();
  const isHeld = chosen.length === 0 && json !== true && (await tellHolder(running));
  if (json === true) sayJson(stopped.map(asJson));
  else {
    tell(stopped, isHeld, reaped);
    tellOthers(running.filter((server) => !chosen.includes(server) && !server.isAbandoned));
  }
  return stopped.some(({ error }) => error !== undefined) ? 1 : 0;
}

/** What a test run or another checkout works with is ended only when that is said; with a dead run nobody works. */
function isMeant(server: ListedServer, all: boolean, everywhere: boolean): boolean {
  if (server.isAbandoned) return true;
  return (all || server.isByHand) && (everywhere || isOfThisCheckout(server));
}

/** @throws listing what runs, when nothing of ours has this id */
function chooseById(running: readonly ListedServer[], id: string): ListedServer[] {
  const found = running.filter((server) => server.id === id);
  if (found.length === 0) throw explainUnknown(id, running);
  return found;
}

async function stop(server: ListedServer): Promise<Stopped> {
  const begin = performance.now();
  let killed = false;
  const onKill = () => {
    killed = true;
  };
  const error = await stopListed(server, onKill).then(
    () => undefined,
    (error: unknown) => explainFailure('npm run server:stop', error),
  );
  return { server, afterMs: performance.now() - begin, killed, ...(error && { error }) };
}

function tell(stopped: readonly Stopped[], isHeld: boolean, reaped: number): void {
  for (const { server, afterMs, killed, error } of stopped) {
    const { id, name, port } = server;
    const elapsed = formatDuration(afterMs);
    const grace = formatDuration(politeGraceMs);
    if (killed) say(`${mark('warning')} ${text('cli.stop.killed', { id, name, grace })}`);
    if (error === undefined) say(`${mark('ok')} ${text('cli.stop.stopped', { id, name, port, elapsed })}`);
    else sayError(`${mark('failed')} ${id}: ${error.message}`);
  }
  if (reaped > 0) say(text('run.reaped', { count: reaped }));
  if (stopped.length === 0 && !isHeld && reaped === 0) say(`${mark('ok')} ${text('cli.stop.none')}`);
}

function tellOthers(left: readonly ListedServer[]): void {
  const here = left.filter(isOfThisCheckout).length;
  const elsewhere = left.length - here;
  if (here > 0) say(text('cli.stop.others', { count: here, command: 'npm run server:stop -- --all' }));
  if (elsewhere === 0) return;
  say(text('cli.stop.elsewhere', { count: elsewhere, command: 'npm run server:status -- --all' }));
}

/** Nothing is to be stopped, and yet the port that the settings name is taken: by whom, is what one asks. */
async function tellHolder(running: readonly ListedServer[]): Promise<boolean> {
  const { host, port } = settings;
  if (port === undefined || !(await isPortTaken(host, port))) return false;
  const ours = running.find((server) => server.port === port);
  if (ours !== undefined) {
    say(`${mark('warning')} ${text('cli.stop.held', { port, id: ours.id, checkout: ours.checkout ?? '?' })}`);
    say(`  - ${text('cli.wayOut.stopIt', { command: `npm run server:stop -- --id ${ours.id}` })}`);
    return true;
  }
  const owner = await describeListener(port);
  say(`${mark('warning')} ${text('cli.stop.foreign', { port, owner })}`);
  for (const way of await explainFreeing(port)) say(`  - ${way}`);
  return true;
}

function asJson({ server, afterMs, killed, error }: Stopped) {
  const { id, target, url, port, process } = server;
  const common = { id, target, url, port, pid: process.pid, stopped: error === undefined };
  return { ...common, killed, afterMs: Math.round(afterMs), ...(error && { error: error.message }) };
}

function explainUnknown(id: string, running: readonly ListedServer[]): ExplainedError {
  return new ExplainedError({
    headline: text('cli.unknownId', { id }),
    facts: running.map(({ id, target, url }) => `${id}  ${target}  ${url}`),
    wayOut: [text('cli.wayOut.status', { command: 'npm run server:status' })],
  });
}
