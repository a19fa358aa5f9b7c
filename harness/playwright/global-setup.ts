import type { FullConfig } from '@playwright/test';
import { ensureBrowser } from '../browser/install-browser.ts';
import { tryBrowser } from '../browser/try-browser.ts';
import { settings } from '../config/env.ts';
import { findApplication } from '../describe/find-application.ts';
import { removeFolder } from '../files/remove-folder.ts';
import { formatDays, formatDuration, text } from '../language/text.ts';
import type { CopyListeners } from '../server/application-copy.ts';
import { describeCopy } from '../server/describe-copy.ts';
import { describeStop } from '../server/describe-stop.ts';
import { launchServer } from '../server/launch.ts';
import { cleanLogs } from '../server/logs/clean-logs.ts';
import { reapDeadRuns } from '../server/run/run-folder.ts';
import type { Server } from '../server/server.ts';
import { ServerError } from '../server/server-error.ts';
import type { Application } from '../targets/target.ts';
import { attachServer } from './attach-server.ts';
import { type OpenRun, openRun } from './open-run.ts';
import { proveEntrance } from './prove-entrance.ts';
import { obeySignals } from './run-signals.ts';
import { selectsWizardTests } from './selects-wizard-tests.ts';
import { publishSharedServer, watchSharedServer } from './shared-server.ts';
import { reserveStop, stopAtNextFailure } from './stop-run.ts';

let opening: Promise<OpenRun> | undefined;
let shared: Server | undefined;

/**
 * Before the first test: ends what an interrupted run left, and starts what this one needs. A server that does not
 * start is a result, told by the `setup` project, so that it stands in every report.
 */
export default async function globalSetup(config: FullConfig): Promise<void> {
  // On Windows Ctrl+C reaches the server as well: its end is then no death.
  obeySignals(async () => (await opening)?.interrupt());
  reserveStop(config);
  await tidy(config);
  opening = openRun();
  const open = await opening;
  if (needsServer(config)) await open.during(startShared(open, config, selectsWizardTests()));
}

/** Ends the run, whatever of it is under way: Ctrl+C may come while the server is still starting. */
export async function endRun(): Promise<void> {
  const open = await opening;
  try {
    if (shared !== undefined && shared.hasExited() === undefined) await stopShared(shared);
  } finally {
    await open?.close();
    opening = undefined;
    shared = undefined;
  }
}

async function stopShared(server: Server): Promise<void> {
  await server.stop();
  const { name, port } = server;
  for (const line of describeStop({ name, port, wasKilled: server.wasKilled() })) console.log(line);
}

async function tidy(config: FullConfig): Promise<void> {
  const ended = await reapDeadRuns();
  if (ended > 0) console.log(text('run.reaped', { count: ended }));
  const { logDir: folder, logKeepDays: days } = settings;
  const count = await cleanLogs(folder, days);
  if (count > 0) console.log(text('logs.cleaned', { count, age: formatDays(days), folder }));
  // Allure takes the results of an earlier run for retries of this one.
  const allure = config.reporter.find(([, options]) => options?.resultsDir !== undefined);
  if (allure !== undefined) await removeFolder(allure[1].resultsDir);
}

function needsServer(config: FullConfig): boolean {
  return config.filteredProjects.some(({ name }) => name === 'wizard');
}

/** @param isNeeded awaited as late as possible: a list of the tests takes as long as what comes before the server */
async function startShared(open: OpenRun, config: FullConfig, isNeeded: Promise<boolean>): Promise<void> {
  const target = await findApplication(settings);
  const browser = await unlessEnding(open, ensureBrowser(settings.browser));
  // While the server starts: one that lacks a library is told once here, not by each test.
  const browserVersion = tryBrowser(browser).catch((cause: Error) => {
    throw new Error(text('run.browserFailed', { name: browser.name }), { cause });
  });
  browserVersion.catch(() => {}); // told below, when the server is there
  if (!(await unlessEnding(open, isNeeded))) return;
  console.log(text('run.browser', { name: browser.name }));
  try {
    const server = await (target.start === undefined ? attachServer(target) : startOwn(open, target, config));
    // While the browser is tried.
    await unlessEnding(open, proveEntrance(server.url));
    await publishSharedServer(
      {
        state: 'running',
        server,
        readyAfterMs: server.readyAfterMs,
        browser: `${await unlessEnding(open, browserVersion)} (${browser.name})`,
      },
      open.run,
    );
    const elapsed = formatDuration(server.readyAfterMs);
    console.log(text('run.server', { name: target.name, url: server.url, elapsed }));
  } catch (error) {
    // It was ended because the run was: that is no news of the server.
    if (open.ending.aborted) return;
    const { message, cause } = error as Error;
    const because = cause instanceof Error ? `\n${cause.message}` : '';
    const { logs, portrait } = error instanceof ServerError ? error : {};
    await publishSharedServer({ state: 'failed', message: message + because, logs, portrait }, open.run);
    // Whole and now: the reports come when a worker has told it to them.
    console.error(message + because);
    console.log(text('run.cannotBegin'));
  }
}

async function startOwn(open: OpenRun, target: Application, config: FullConfig): Promise<Server> {
  shared = await launchServer(target, {
    ...(settings.port !== undefined && { port: settings.port }),
    ...tellCopy(),
  });
  watchSharedServer(shared, open, (error) => {
    stopAtNextFailure(config);
    console.error(error.message);
  });
  return shared;
}

/** The copies that follow are made of this one, and have nothing new to tell. */
function tellCopy(): CopyListeners {
  let isTold = false;
  return {
    onCopying: (count) => {
      if (!isTold) console.log(`${text('mark.running')} ${text('copy.running', { count })}`);
      isTold = true;
    },
    onCopied: (report) => {
      for (const line of describeCopy(report)) console.log(line);
    },
  };
}

/** Work that starts no server of ours need not be over when the run ends. */
function unlessEnding<T>({ ending }: OpenRun, work: Promise<T>): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => ending.addEventListener('abort', () => reject(ending.reason))),
  ]);
}
