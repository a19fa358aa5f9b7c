import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { settings } from '../config/env.ts';
import { inheritedEnvironment } from '../config/inherited-environment.ts';
import { projectRoot } from '../config/project-root.ts';
import type { Readiness } from '../config/readiness.ts';
import { currentLogFolder } from '../config/run.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import type { Application, Recipe, StartRecipe } from '../targets/target.ts';
import type { CopyListeners } from './application-copy.ts';
import { becomeHealthy } from './become-healthy.ts';
import { traceContacts } from './contacts.ts';
import { explainTakenPort } from './launch-failure.ts';
import { type LaunchPlan, originsOf } from './launch-plan.ts';
import { nameLogFiles } from './logs/log-files.ts';
import { findFreePort, isPortTaken, provePortFree } from './port/port.ts';
import type { PrivateDisk } from './private-disk.ts';
import { startProcess } from './process/managed-process.ts';
import type { Progress } from './progress.ts';
import { loadPoller } from './readiness.ts';
import type { ServerPlace } from './run/record.ts';
import type { Server } from './server.ts';
import { ServerError } from './server-error.ts';
import type { Wishes } from './wishes.ts';
import { fillWorkspace, nameWorkspace, removeWorkspace } from './workspace.ts';

export interface LaunchOptions extends CopyListeners {
  /** The target has been prepared for this run by an earlier launch. */
  readonly isPrepared?: boolean;
  readonly host?: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Added to the environment that the target's recipe gives; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Put into the workspace before the start, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  /** A file system of its own for a folder of the workspace, such as one that is small; Linux only. */
  readonly disk?: PrivateDisk;
  /** Writes down whom it tries to reach, for `readForeignContacts`; where `canTraceContacts`, and slower. */
  readonly tracesContacts?: boolean;
  readonly protocol?: 'http' | 'https';
  /** How it is asked, and which answer counts as healthy. */
  readonly readiness?: Readiness;
  readonly startTimeoutMs?: number;
  /** How long it may take to end by itself when asked, milliseconds. */
  readonly graceMs?: number;
  /** A folder to work in that stays when the server ends; default: one that goes with the run. */
  readonly workspace?: string;
  /** Goes on when this process ends. */
  readonly isBackground?: boolean;
  /** A person started it, not a test run. */
  readonly isByHand?: boolean;
  /** What it is asked to be, for whoever asks for the same later. */
  readonly wishes?: Wishes;
  /** Told once a second while the server is not healthy yet. */
  readonly onProgress?: (progress: Progress) => void;
}

/** Between our look at a port and the server's, somebody else may take it: rare, and rarer twice. */
const attempts = 3;

/**
 * Builds what the target needs, starts a production server in a workspace of its own and waits until it is healthy.
 * @throws ServerError when its port is taken, it ends or is not healthy in time; nothing of it is left then
 */
export async function launchServer(target: Application, options: LaunchOptions = {}): Promise<Server> {
  const { start } = target;
  if (start === undefined) {
    throw new ExplainedError({
      headline: text('target.attachedOwn'),
      wayOut: [text('cli.start.otherTarget')],
    });
  }
  loadPoller().catch(() => {}); // whoever awaits it gets the error
  if (!options.isPrepared) await start.prepare();
  for (let attempt = 1; ; attempt += 1) {
    const workspace = options.workspace ?? nameWorkspace(newId());
    try {
      return await run(await plan(target, start, workspace, options));
    } catch (error) {
      await removeWorkspace(workspace);
      const isPortLost = error instanceof ServerError && error.isPortLost;
      // A port that somebody has asked for is not replaced by another one.
      if (!isPortLost || options.port !== undefined || attempt === attempts) throw error;
    }
  }
}

async function plan(
  target: Application,
  start: StartRecipe,
  workspace: string,
  options: LaunchOptions,
): Promise<LaunchPlan> {
  const host = options.host ?? settings.host;
  const isNew = !existsSync(workspace);
  await fillWorkspace(workspace, start.files, options);
  const port = options.port ?? (await findFreePort(host));
  if (isNew) await start.fill?.({ workspace, host, port });
  return {
    target,
    recipe: await adapt(start.recipe({ workspace, host, port }), options),
    workspace,
    host,
    port,
    protocol: options.protocol ?? settings.protocol,
    readiness: options.readiness ?? target.readiness ?? settings.readiness,
    startTimeoutMs: options.startTimeoutMs ?? settings.startTimeoutMs,
    graceMs: options.graceMs,
    tracesContacts: options.tracesContacts ?? false,
    isBackground: options.isBackground ?? false,
    isByHand: options.isByHand ?? false,
    keepsData: options.workspace !== undefined,
    wishes: options.wishes,
    onProgress: options.onProgress,
  };
}

async function adapt(recipe: Recipe, { env = {}, disk }: LaunchOptions): Promise<Recipe> {
  const adapted = { ...recipe, env: { ...recipe.env, ...env } };
  if (disk === undefined) return adapted;
  const { startOnDisk } = await import('./private-disk.ts');
  return startOnDisk(adapted, disk);
}

async function run(plan: LaunchPlan): Promise<Server> {
  const { target, workspace, host, port } = plan;
  if (await isPortTaken(host, port)) throw await explainTakenPort(plan);
  const id = newId();
  const logs = nameLogFiles(currentLogFolder(), 'prod_server', id);
  const recipe = plan.tracesContacts ? traceContacts(plan.recipe, logs) : plan.recipe;
  const child = await startProcess({
    id,
    name: target.name,
    file: recipe.file,
    args: recipe.args,
    cwd: workspace,
    env: { ...inheritedEnvironment(), ...recipe.env },
    logs,
    graceMs: plan.graceMs,
    server: placeOf(plan, originsOf(plan)[0] as string),
  });
  const url = await becomeHealthy(plan, child);
  const readyAfterMs = child.runtimeMs();
  await child.moveTo(placeOf(plan, url));
  if (plan.isBackground) child.release();
  const stop = once(async () => {
    await child.stop();
    await provePortFree(target.name, host, port);
  });
  const { pid, startedAtMs, runtimeMs, exited, died, hasExited, kill, wasKilled } = child;
  return {
    id,
    name: target.name,
    url,
    healthUrl: url + target.healthPath,
    workspace,
    logs,
    pid,
    port,
    startedAtMs,
    runtimeMs,
    readyAfterMs,
    exited,
    died,
    hasExited,
    kill,
    stop,
    wasKilled,
    restart: async () => {
      await stop();
      return run(plan);
    },
    [Symbol.asyncDispose]: stop,
  };
}

/** What its record says of it, so that other processes find and stop it. */
function placeOf(
  { target, host, port, workspace, readiness, isBackground, isByHand, keepsData, wishes }: LaunchPlan,
  url: string,
): ServerPlace {
  return {
    target: target.name,
    url,
    healthUrl: url + target.healthPath,
    host,
    port,
    readiness,
    workspace,
    ...(target.folder !== undefined && { folder: target.folder }),
    isBackground,
    isByHand,
    checkout: projectRoot,
    keepsData,
    ...(wishes !== undefined && { wishes }),
  };
}

function newId(): string {
  return randomBytes(3).toString('hex');
}

function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => {
    started ??= start();
    return started;
  };
}
