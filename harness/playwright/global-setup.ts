import { rm } from 'node:fs/promises';
import type { FullConfig } from '@playwright/test';
import { ensureBrowser } from '../browser/install-browser.ts';
import { settings } from '../config/env.ts';
import { publishRun, type Run } from '../config/run.ts';
import { formatDuration, text } from '../language/text.ts';
import { maskFile } from '../report/masked-file.ts';
import { startKeeper } from '../server/keeper.ts';
import { launchServer } from '../server/launch.ts';
import { cleanLogs } from '../server/clean-logs.ts';
import { listLogs } from '../server/log-files.ts';
import { reapRun } from '../server/reap.ts';
import { createRun, reapDeadRuns } from '../server/run-folder.ts';
import type { Server } from '../server/server.ts';
import { ServerError } from '../server/server-error.ts';
import { findTarget } from '../targets/find-target.ts';
import { attachServer } from './attach-server.ts';
import { publishSharedServer, watchSharedServer } from './shared-server.ts';

/**
 * Before the first test: ends what an interrupted run left, and starts what this one needs. A server that does not
 * start is a result, told by the `setup` project, so that it stands in every report.
 * @returns the end of the run, also after Ctrl+C
 */
export default async function globalSetup(config: FullConfig): Promise<() => Promise<void>> {
  await tidy(config);
  const run = await createRun();
  publishRun(run);
  const releaseKeeper = await startKeeper(run);
  const begin = Date.now();
  const finish = async () => {
    await reapRun(run.folder);
    releaseKeeper();
    // An application may log what was typed, and logs are uploaded from CI: nobody writes to them any more.
    const written = await listLogs(settings.logDir, (mtimeMs) => mtimeMs >= begin);
    written.forEach(maskFile);
  };
  try {
    if (needsServer(config)) await startShared(run);
  } catch (error) {
    await finish();
    throw error;
  }
  return finish;
}

async function tidy(config: FullConfig): Promise<void> {
  const ended = await reapDeadRuns();
  if (ended > 0) console.log(text('run.reaped', { count: ended }));
  const { logDir: folder, logKeepDays: days } = settings;
  const count = await cleanLogs(folder, days);
  if (count > 0) console.log(text('logs.cleaned', { count, days, folder }));
  // Allure takes the results of an earlier run for retries of this one.
  const allure = config.reporter.find(([, options]) => options?.resultsDir !== undefined);
  if (allure !== undefined) await rm(allure[1].resultsDir, { recursive: true, force: true });
}

function needsServer(config: FullConfig): boolean {
  return config.filteredProjects.some(({ name }) => name === 'wizard');
}

async function startShared(run: Run): Promise<void> {
  const target = findTarget(settings);
  const browser = await ensureBrowser(settings.browser);
  console.log(text('run.browser', { name: browser.name }));
  try {
    await target.start?.prepare();
    const server = await (target.start === undefined ? attachServer(target) : startOwn());
    await publishSharedServer({ state: 'running', server, readyAfterMs: server.readyAfterMs }, run);
    const elapsed = formatDuration(server.readyAfterMs);
    console.log(text('run.server', { name: target.name, url: server.url, elapsed }));
  } catch (error) {
    const { message, cause } = error as Error;
    const because = cause instanceof Error ? `\n${cause.message}` : '';
    const logs = error instanceof ServerError ? error.logs : undefined;
    await publishSharedServer({ state: 'failed', message: message + because, logs }, run);
    console.log(text('run.serverFailed', { name: target.name }));
  }

  async function startOwn(): Promise<Server> {
    const server = await launchServer(target, settings.port === undefined ? {} : { port: settings.port });
    watchSharedServer(server, run);
    return server;
  }
}
