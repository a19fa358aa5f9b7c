import { test as base, type TestInfo } from '@playwright/test';
import { settings } from '../config/env.ts';
import { findApplication } from '../describe/find-application.ts';
import { text } from '../language/text.ts';
import type { LaunchOptions } from '../server/launch.ts';
import { isOwn, type RunningServer, type Server } from '../server/server.ts';
import type { Application } from '../targets/target.ts';
import { attachFailedStart, attachState, hasFailed } from './attach-portrait.ts';
import { DeathWatch } from './death-watch.ts';
import { endIfMute } from './end-if-mute.ts';
import { hashFolder } from './hash-folder.ts';
import { LogBook } from './log-book.ts';
import { findSharedServer } from './shared-server.ts';
import { watchInterruption, watchOwn, watchShared, watchWorkers } from './watch-servers.ts';

export interface ServerFixtures {
  /** `test.use({ isolated: true })`: a spec that finalizes, restarts or breaks something gets its own server. */
  readonly isolated: boolean;
  /** How the test's own server is started, where it differs: `test.use({ isolated: true, serverOptions: { ... } })`. */
  readonly serverOptions: LaunchOptions;
  /** The server of this test: the one the run shares, or its own where `isolated` is set. */
  readonly server: RunningServer;
  /** The same with the power to stop and restart it; needs `isolated`. */
  readonly ownServer: Server;
  /** Starts further servers; they end with the test. */
  readonly launchServer: (options?: LaunchOptions) => Promise<Server>;
  /** One hash over the application's own folder, which nobody may write to. */
  readonly hashApplication: () => Promise<string>;
  readonly logBook: LogBook;
  readonly deathWatch: DeathWatch;
}

export interface ApplicationFixtures {
  /** The bug that the reference has in these tests: a project may have one of its own, and then a shared server too. */
  readonly seededBug: string | undefined;
  /** What is tested, as far as its server goes. */
  readonly application: Application;
  /** Gives the server that the tests of this worker share, and starts it where the run has none for them. */
  readonly shareServer: () => Promise<RunningServer>;
}

export const serverTest = base.extend<ServerFixtures, ApplicationFixtures>({
  seededBug: [settings.bug, { option: true, scope: 'worker', box: true }],

  application: [
    async ({ seededBug }, use) => {
      const application = await findApplication({ ...settings, bug: seededBug });
      if (seededBug !== settings.bug) await application.start?.prepare();
      await use(application);
    },
    { scope: 'worker', box: true },
  ],

  // Only the tests of one worker share a server: they run one after the other, and each has its lines for itself.
  shareServer: [
    async ({ seededBug, application }, use, { parallelIndex }) => {
      const isRunsOwn =
        seededBug === settings.bug && (parallelIndex === 0 || application.start === undefined);
      if (isRunsOwn) return use(findSharedServer);
      let started: Promise<Server> | undefined;
      await use(() => {
        started ??= startForWorker(application, seededBug);
        return started;
      });
      const server = await started?.catch(() => undefined);
      if (server !== undefined) await endForWorker(server);
    },
    { scope: 'worker', box: true },
  ],

  isolated: [false, { option: true, box: true }],

  serverOptions: [{}, { option: true, box: true }],

  logBook: [
    async ({}, use) => {
      const logBook = new LogBook();
      await use(logBook);
      // After the evidence, which looks into them.
      if (logBook.ownWorkspaces.length > 0) await removeWorkspaces(logBook.ownWorkspaces);
    },
    { box: true },
  ],

  // For a test with a server of its own too: without the shared one the run is over.
  deathWatch: [
    async ({ logBook: _ }, use, testInfo) => {
      const watch = new DeathWatch();
      const interruption = watchInterruption();
      const stopWatching = await watchShared(watch);
      await use(watch);
      stopWatching();
      if (hasFailed(testInfo) && !watch.isTold && watch.shared !== undefined) await endIfMute(watch.shared);
      // At the end, so that a test which went on with its own server is told by what it saw first.
      if (watch.error !== undefined && !interruption.aborted) throw watch.error;
    },
    // A test that ran out of time has none left, and the server is given some.
    { box: true, timeout: 60_000 },
  ],

  launchServer: [
    async ({ application, logBook, deathWatch }, use, testInfo) => {
      const servers: Promise<Server>[] = [];
      // A restarted server is another one: it has logs and an end of its own, and nobody else would stop it.
      const keep = (starting: Promise<Server>): Promise<Server> => {
        const server = starting.then((started) => {
          logBook.own(started);
          watchOwn(started, deathWatch);
          return { ...started, restart: () => keep(started.restart()) };
        });
        servers.push(server);
        return server;
      };
      await use((options) => {
        testInfo.skip(application.start === undefined, text('target.attachedOwn'));
        return keep(launch(application, options, testInfo));
      });
      // A test that timed out may have left a start under way; one that failed has told so itself.
      const started = await Promise.allSettled(servers);
      for (const result of started)
        await (result.status === 'fulfilled'
          ? attachState(result.value, testInfo, deathWatch)
          : attachFailedStart(result.reason, testInfo));
      await Promise.all(started.map((result) => result.status === 'fulfilled' && result.value.stop()));
    },
    { box: true },
  ],

  server: [
    async ({ isolated, serverOptions, launchServer, shareServer, logBook, deathWatch }, use, testInfo) => {
      if (isolated) return use(await launchServer(serverOptions));
      const server = await shareServer();
      deathWatch.shared = server;
      const stopWatching = isOwn(server) ? watchWorkers(server, deathWatch) : () => {};
      await logBook.follow(server);
      await use(server);
      stopWatching();
      await attachState(server, testInfo, deathWatch);
    },
    { box: true },
  ],

  hashApplication: [
    async ({ application }, use, testInfo) => {
      const { folder } = application;
      await use(() => {
        if (folder === undefined) testInfo.skip(true, text('target.noFolder'));
        return hashFolder(folder ?? '');
      });
    },
    { box: true },
  ],

  ownServer: [
    async ({ isolated, server }, use) => {
      if (!isolated || !isOwn(server)) throw new Error(text('run.notIsolated'));
      await use(server);
    },
    { box: true },
  ],
});

/**
 * Starts a server that no test owns, but all tests of a worker may look at.
 * @throws the error of the run's own start, if that failed: it is not tried again
 */
export async function startForWorker(
  application: Application,
  seededBug: string | undefined,
): Promise<Server> {
  if (seededBug === settings.bug) await findSharedServer();
  const { launchServer } = await import('../server/launch.ts');
  return launchServer(application, { isPrepared: true });
}

/** Ends it, when the worker has no more tests. */
export async function endForWorker(server: Server): Promise<void> {
  await server.stop();
  await removeWorkspaces([server.workspace]);
}

async function removeWorkspaces(workspaces: readonly string[]): Promise<void> {
  const { removeWorkspace } = await import('../server/workspace.ts');
  await Promise.all(workspaces.map(removeWorkspace));
}

/** Most tests share a server: only the others load what starts one. */
async function launch(
  application: Application,
  options: LaunchOptions | undefined,
  testInfo: TestInfo,
): Promise<Server> {
  if (options?.disk !== undefined) {
    const { canMount } = await import('../server/private-disk.ts');
    testInfo.skip(!(await canMount()), text('server.noMount'));
  }
  if (options?.tracesContacts === true) {
    const { canTraceContacts } = await import('../server/contacts.ts');
    testInfo.skip(!(await canTraceContacts()), text('server.noTrace'));
  }
  const { launchServer } = await import('../server/launch.ts');
  return launchServer(application, { ...options, isPrepared: true });
}
