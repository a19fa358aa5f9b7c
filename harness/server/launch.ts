import { randomBytes } from 'node:crypto';
import { settings } from '../config/env.ts';
import { inheritedEnvironment } from '../config/inherited-environment.ts';
import { text } from '../language/text.ts';
import type { Place, Recipe, StartRecipe, Target } from '../targets/target.ts';
import { explainTakenPort, findFailure, type Launch } from './launch-failure.ts';
import { nameLogFiles } from './log-files.ts';
import { type ManagedProcess, startProcess } from './managed-process.ts';
import { findFreePort, isPortTaken, provePortFree } from './port.ts';
import { type Progress, tellProgress } from './progress.ts';
import { waitUntilHealthy } from './readiness.ts';
import type { Server } from './server.ts';
import { serverError } from './server-error.ts';
import { fillWorkspace, nameWorkspace } from './workspace.ts';

export interface LaunchOptions {
  readonly host?: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Added to the environment that the target's recipe gives. */
  readonly env?: Readonly<Record<string, string>>;
  /** Put into the workspace before the start, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly startTimeoutMs?: number;
  /** How long it may take to end by itself when asked, milliseconds. */
  readonly graceMs?: number;
  /** A folder to work in that stays when the server ends; default: one that goes with the run. */
  readonly workspace?: string;
  /** Goes on when this process ends. */
  readonly isBackground?: boolean;
  /** A person started it, not a test run. */
  readonly isByHand?: boolean;
  /** Told once a second while the server is not healthy yet. */
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Starts a production server in a workspace of its own and waits until it is healthy.
 * @throws ServerError when its port is taken, it ends or is not healthy in time; nothing of it is left then
 */
export async function launchServer(target: Target, options: LaunchOptions = {}): Promise<Server> {
  if (target.start === undefined) throw new Error(text('target.attachedOwn'));
  const id = randomBytes(3).toString('hex');
  const host = options.host ?? settings.host;
  const port = options.port ?? (await findFreePort(host));
  const workspace = options.workspace ?? nameWorkspace(id);
  await fillWorkspace(workspace, target.start.fill, options.files);
  const url = `http://${reachable(host)}:${port}`;
  return run({
    id,
    target,
    recipe: addEnvironment(target.start, { workspace, host, port }, options.env),
    workspace,
    host,
    port,
    startTimeoutMs: options.startTimeoutMs ?? settings.startTimeoutMs,
    graceMs: options.graceMs,
    isBackground: options.isBackground ?? false,
    isByHand: options.isByHand ?? false,
    onProgress: options.onProgress,
    url,
    healthUrl: url + target.healthPath,
  });
}

/** The host to ask: a server that listens on every address is asked on loopback, and IPv6 wants brackets. */
function reachable(host: string): string {
  const asked = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  return asked.includes(':') ? `[${asked}]` : asked;
}

function addEnvironment(
  start: StartRecipe,
  place: Place,
  env: Readonly<Record<string, string>> = {},
): Recipe {
  const recipe = start.recipe(place);
  return { ...recipe, env: { ...recipe.env, ...env } };
}

async function run(launch: Launch): Promise<Server> {
  const { id, target, recipe, workspace, host, port, url, healthUrl, isBackground, isByHand } = launch;
  if (await isPortTaken(host, port)) throw await explainTakenPort(launch);
  const child = await startProcess({
    id,
    name: target.name,
    file: recipe.file,
    args: recipe.args,
    cwd: workspace,
    env: { ...inheritedEnvironment(), ...recipe.env },
    logs: nameLogFiles(settings.logDir, 'prod_server'),
    graceMs: launch.graceMs,
    server: {
      target: target.name,
      url,
      healthUrl,
      host,
      port,
      workspace,
      ...(target.folder !== undefined && { folder: target.folder }),
      isBackground,
      isByHand,
    },
  });
  const readyAfterMs = await becomeHealthy(launch, child);
  const stop = once(async () => {
    await child.stop();
    await provePortFree(target.name, host, port);
  });
  const { pid, logs, startedAtMs, exited, died, hasExited, kill } = child;
  return {
    id,
    name: target.name,
    url,
    healthUrl,
    workspace,
    logs,
    pid,
    port,
    startedAtMs,
    readyAfterMs,
    exited,
    died,
    hasExited,
    kill,
    stop,
    restart: async () => {
      await stop();
      return run(launch);
    },
    [Symbol.asyncDispose]: stop,
  };
}

/** Waits for health, the end of the process or the end of patience, whichever comes first. */
async function becomeHealthy(launch: Launch, child: ManagedProcess): Promise<number> {
  const { healthUrl, startTimeoutMs } = launch;
  const begin = performance.now();
  const isAlive = () => child.hasExited() === undefined;
  const endProgress = tellProgress(child.logs, launch.onProgress);
  const isHealthy = await Promise.race([
    waitUntilHealthy(healthUrl, startTimeoutMs, isAlive),
    child.exited.then(() => false),
  ]);
  endProgress();
  const elapsedMs = performance.now() - begin;
  const failure = await findFailure(launch, child, isHealthy, elapsedMs);
  if (failure === undefined) return elapsedMs;
  const error = await serverError(failure);
  // A server that cannot be ended must not hide why it was to be ended.
  await child.stop().catch((stopError: Error) => {
    error.message += `\n${stopError.message}`;
  });
  throw error;
}

function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => {
    started ??= start();
    return started;
  };
}
