import { settings } from '../config/env.ts';
import { findApplication } from '../describe/find-application.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { formatDuration, text } from '../language/text.ts';
import type { CopyListeners } from '../server/application-copy.ts';
import { launchBackground } from '../server/background.ts';
import { isOfThisCheckout } from '../server/checkout.ts';
import { describeCopy } from '../server/describe-copy.ts';
import { checkHealth } from '../server/health.ts';
import { withKeptData } from '../server/kept-data.ts';
import type { LaunchOptions } from '../server/launch.ts';
import { type ListedServer, listServers } from '../server/list-servers.ts';
import { noteWishes } from '../server/wishes.ts';
import type { Application } from '../targets/target.ts';
import { findDifferences, type StartWish, wishedValues } from './compare-start.ts';
import { describeServer, type KnownServer, serverAsJson } from './describe-server.ts';
import { openInBrowser } from './open-in-browser.ts';
import { type ProgressLine, showProgress } from './progress-line.ts';
import { say, sayError, sayJson } from './say.ts';
import { stayInForeground } from './stay-in-foreground.ts';

export interface StartOptions extends StartWish {
  readonly open?: boolean;
  readonly beside?: boolean;
  readonly json?: boolean;
}

/** Starts the target that the settings name, and comes back when it is healthy. */
export async function startByHand(options: StartOptions): Promise<number> {
  const target = await findApplication(settings);
  if (target.start === undefined) throw explainAttached();
  const [nearest] = options.beside === true ? [] : await compareRunning(target, options);
  if (nearest !== undefined && nearest.differences.length > 0) throw explainOther(target, nearest);
  if (nearest !== undefined) return tellRunning(nearest.server, options);
  if (options.keepData !== true) return start(target, options, undefined);
  return withKeptData(target.name, (workspace) => start(target, options, workspace));
}

async function start(
  target: Application,
  options: StartOptions,
  workspace: string | undefined,
): Promise<number> {
  const progress = showProgress(text('cli.start.starting', { name: target.name }), options.json !== true);
  const launch = { ...chooseLaunch(options, workspace, progress), ...tellCopy(progress, options) };
  if (options.foreground === true) return stayInForeground(target, launch, progress, options);
  const server = await launchBackground(target, launch).finally(progress.end);
  const elapsed = formatDuration(server.readyAfterMs);
  return tell(server, text('run.server', { name: target.name, url: server.url, elapsed }), options);
}

/** A server that runs, and in what it is not the one that is asked for. */
interface Compared {
  readonly server: ListedServer;
  readonly differences: readonly string[];
}

/** Those that a person has started from this checkout, the one that is nearest to what is asked for first. */
async function compareRunning(target: Application, wish: StartWish): Promise<Compared[]> {
  const running = (await listServers()).filter((server) => server.isByHand && isOfThisCheckout(server));
  return running
    .map((server) => ({ server, differences: findDifferences(server, target, wish) }))
    .sort((one, other) => one.differences.length - other.differences.length);
}

function chooseLaunch(
  { port = settings.port, host }: StartOptions,
  workspace: string | undefined,
  progress: ProgressLine,
): LaunchOptions {
  return {
    ...(port !== undefined && { port }),
    ...(host !== undefined && { host }),
    ...(workspace !== undefined && { workspace }),
    wishes: noteWishes(wishedValues()),
    onProgress: ({ lastLine }) => {
      progress.lastLine = lastLine;
    },
  };
}

/** What is not as in the original may be why a start fails: it is said before that. */
function tellCopy(progress: ProgressLine, { json }: StartOptions): CopyListeners {
  return {
    onCopying: (count) => {
      progress.lastLine = text('copy.running', { count });
    },
    onCopied: (report) => {
      progress.lastLine = '';
      for (const line of describeCopy(report)) json === true ? sayError(line) : progress.say(line);
    },
  };
}

async function tellRunning(server: ListedServer, options: StartOptions): Promise<number> {
  const { target, id, url, healthUrl, readiness } = server;
  const health = await checkHealth(healthUrl, readiness);
  if (!health.isHealthy) throw explainSick(server, health.words);
  const known = { ...server, pid: server.process.pid };
  return tell(known, text('cli.start.already', { name: target, id, url }), options, true);
}

async function tell(
  server: KnownServer,
  headline: string,
  { open, json }: StartOptions,
  wasRunning = false,
): Promise<number> {
  if (json === true) sayJson({ ...serverAsJson(server), wasRunning });
  else for (const line of [headline, ...describeServer(server)]) say(line);
  if (open === true) await openInBrowser(server.url, json === true);
  return 0;
}

/** It runs and is of no use: to start a second one beside it would hide that. */
function explainSick({ target, id, url }: ListedServer, answer: string): ExplainedError {
  return new ExplainedError({
    headline: text('cli.start.sick', { name: target, id, url, answer }),
    wayOut: [
      text('cli.wayOut.logs', { command: `npm run server:logs -- --id ${id}` }),
      text('wayOut.stopServer', { command: `npm run server:stop -- --id ${id}` }),
    ],
  });
}

/** To say that all is well would hide that something else runs; to end it is not ours to decide. */
function explainOther({ name }: Application, { server, differences }: Compared): ExplainedError {
  const { id, url } = server;
  return new ExplainedError({
    headline: text('cli.start.other', { name, id, url }),
    facts: differences,
    wayOut: [
      text('wayOut.stopServer', { command: `npm run server:stop -- --id ${id}` }),
      text('cli.wayOut.beside', { command: 'npm run server:start -- --beside' }),
    ],
  });
}

function explainAttached(): ExplainedError {
  return new ExplainedError({
    headline: text('cli.start.attached', { url: settings.baseUrl ?? '' }),
    wayOut: [text('cli.start.otherTarget')],
  });
}
