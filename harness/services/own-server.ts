import { setTimeout as sleep } from 'node:timers/promises';
import { inheritedEnvironment } from '../config/inherited-environment.ts';
import { formatDuration, text } from '../language/text.ts';
import { describeExit } from '../server/exit.ts';
import type { LogFiles } from '../server/log-files.ts';
import { type ManagedProcess, startProcess } from '../server/managed-process.ts';
import { findFreePort, isPortTaken } from '../server/port.ts';
import { serverError } from '../server/server-error.ts';
import type { Account } from './account.ts';
import { loopback } from './address.ts';
import { removeDataFolder } from './data-folder.ts';

/** A server of ours that is to be started. Nothing of it is printed but its name and its folder. */
export interface OwnServer {
  readonly id: string;
  /** For people, such as `PostgreSQL`. */
  readonly name: string;
  readonly file: string;
  readonly folder: string;
  readonly account: Account | undefined;
  readonly logs: LogFiles;
  argsFor(port: number): readonly string[];
  /** Talks to it as a client does, in finite time; rejects until it answers. */
  ping(port: number): Promise<unknown>;
}

/** One of ours that answered on this port. */
export interface StartedServer {
  readonly port: number;
  /** Ends it and removes its data; a second call gives the same promise. */
  stop(): Promise<void>;
}

/** Beyond this a person would have given up; PostgreSQL, the slowest, takes 0.3 s on two cores. */
const readyLimitMs = 20_000;
const pollMs = 15;
/** Between our look at a port and the server's, somebody else may take it: rare, and rarer twice. */
const attempts = 4;

/**
 * Starts a server on a free port and waits until a client is answered.
 * @param choosePort gives another port at each call
 * @throws ServerError with its last words when it ends by itself or stays silent; nothing of it runs then
 */
export async function startOwnServer(
  server: OwnServer,
  choosePort: () => Promise<number> = () => findFreePort(loopback),
): Promise<StartedServer> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort();
    const child = await start(server, server.argsFor(port));
    const silence = await waitForAnswer(server, child, port);
    if (silence === undefined) return { port, stop: endOnce(child, server.folder) };
    const error = await explain(server, child, silence);
    await child.stop().catch((stopError: Error) => {
      error.message += `\n${stopError.message}`;
    });
    if (attempt === attempts || !(await isPortTaken(loopback, port))) throw error;
  }
}

function endOnce(child: ManagedProcess, folder: string): () => Promise<void> {
  let ending: Promise<void> | undefined;
  return () => {
    ending ??= child.stop().then(() => removeDataFolder(folder));
    return ending;
  };
}

/**
 * Runs a program of a server to its end, as its account and into its logs: what makes the data folder.
 * @throws ServerError with its last words when it fails
 */
export async function runToEnd(
  server: Omit<OwnServer, 'argsFor' | 'ping'>,
  args: readonly string[],
): Promise<void> {
  await using child = await start({ ...server, id: `${server.id}-init` }, args);
  const exit = await Promise.race([child.exited, sleep(readyLimitMs, undefined, { ref: false })]);
  if (exit === undefined || !('code' in exit) || exit.code !== 0) throw await explain(server, child, {});
}

function start(
  server: Omit<OwnServer, 'argsFor' | 'ping'>,
  args: readonly string[],
): Promise<ManagedProcess> {
  const { id, name, file, folder, account, logs } = server;
  // Messages in English, whatever the machine speaks: they are quoted and searched.
  const env = { ...inheritedEnvironment(), LC_ALL: 'C', HOME: folder };
  const user = account === undefined ? {} : { user: account };
  return startProcess({ id, name, file, args, cwd: folder, env, logs, ...user });
}

/** Why there was no answer; the last refusal of a client, when there was one. */
interface Silence {
  readonly cause?: unknown;
}

/** Undefined as soon as the server answers; its silence when it has ended or the time is over. */
async function waitForAnswer(
  server: OwnServer,
  child: ManagedProcess,
  port: number,
): Promise<Silence | undefined> {
  const end = performance.now() + readyLimitMs;
  const ended: Promise<Silence> = child.exited.then(() => ({}));
  let silence: Silence = {};
  while (child.hasExited() === undefined && performance.now() < end) {
    const answer = server.ping(port).then(
      () => undefined,
      (cause: unknown): Silence => ({ cause }),
    );
    const result = await Promise.race([answer, ended]);
    // Somebody else may answer on our port while our server is ending because of it.
    if (result === undefined && child.hasExited() === undefined) return undefined;
    silence = result ?? silence;
    await Promise.race([ended, sleep(pollMs)]);
  }
  return silence;
}

async function explain(
  server: Omit<OwnServer, 'argsFor' | 'ping'>,
  child: ManagedProcess,
  { cause }: Silence,
): Promise<Error> {
  const exit = child.hasExited();
  const elapsed = formatDuration(Date.now() - child.startedAtMs);
  const reason = cause instanceof Error ? cause.message : text('probe.refused');
  const headline =
    exit === undefined
      ? text('service.silent', { name: server.name, elapsed, reason })
      : text('service.ended', { name: server.name, exit: describeExit(exit), elapsed });
  return serverError({
    headline,
    facts: [
      text('service.program', { value: server.file }),
      text('service.folder', { value: server.folder }),
    ],
    logs: server.logs,
    wayOut: [text('wayOut.readLogs'), text('service.orName')],
    cause,
  });
}
