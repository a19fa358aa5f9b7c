import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort, isPortTaken } from '../server/port/port.ts';
import type { ManagedProcess } from '../server/process/managed-process.ts';
import { loopback } from './address.ts';
import { removeDataFolder } from './data-folder.ts';
import { explainFailure, type ServerProgram, startProgram } from './server-program.ts';

/** A server of ours that is to be started. */
export interface OwnServer extends ServerProgram {
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
    const child = await startProgram(server, server.argsFor(port));
    const silence = await waitForAnswer(server, child, port);
    if (silence === undefined) return { port, stop: endOnce(child, server.folder) };
    const error = await explainFailure(server, child, silence.cause);
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
