import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { settings } from '../config/env.ts';
import { findApplication } from '../describe/find-application.ts';
import { text } from '../language/text.ts';
import type { RunningServer, Server } from '../server/server.ts';
import type { Environment, Parts } from '../targets/environment.ts';
import { provokingTest } from './provoking-test.ts';

/** What is known of the application before any test; specs make their tests of it. */
export const { environments = [], strongerSettings = [] } = await findApplication(settings);

interface EnvironmentFixtures {
  /** What an environment can be given. */
  readonly parts: Parts;
  /**
   * Starts the application in an environment.
   * @throws when it ends or is not healthy in time, with the words of that server
   */
  readonly startIn: (environment: Environment) => Promise<Server>;
  /** Asks for the first page again and again in one session; gives what each request ended with, such as `200 /install/`. */
  readonly askAgain: (server: RunningServer, times: number) => Promise<readonly string[]>;
  /** Which of its streams a server has written to by now: `out`, `err`. */
  readonly listSpeaking: (server: RunningServer) => Promise<readonly string[]>;
}

/** For laws over the surroundings of a start: each test has a server of its own, and the browser is not needed. */
export const environmentTest = provokingTest.extend<EnvironmentFixtures>({
  provokes: 'what it warns of in these surroundings is for it to say',

  parts: [
    async ({}, use, info) => {
      const started: AsyncDisposable[] = [];
      const keep = <T extends AsyncDisposable>(part: T): T => {
        started.push(part);
        return part;
      };
      const startRedis = async (asksForPassword: boolean) => {
        const { findStoppableRedis } = await import('../services/stoppable-redis.ts');
        const service = findStoppableRedis(asksForPassword);
        if (!service.available) return info.skip(true, `${service.reason} (${service.repair})`) as never;
        return keep(await service.start());
      };
      await use({
        openRedis: () => startRedis(false),
        redis: () => startRedis(true),
        mute: async () => {
          const { startMuteServer } = await import('../services/tcp-listener.ts');
          return keep(await startMuteServer());
        },
      });
      await Promise.all(started.map((part) => part[Symbol.asyncDispose]()));
    },
    { box: true },
  ],

  startIn: [
    async ({ application: { folder = '', start }, launchServer, parts }, use, info) => {
      // Not when it is called: whoever awaits a refusal would take that for one.
      info.skip(start === undefined, text('target.attachedOwn'));
      await use(async ({ name, env, copies = {} }) => {
        const read = async ([to, from]: readonly [string, string]) =>
          [to, await readFile(path.join(folder, from), 'utf8')] as const;
        const files = Object.fromEntries(await Promise.all(Object.entries(copies).map(read)));
        const options = { files, ...(env && { env: await env(parts) }) };
        return launchServer(options).catch((cause: Error) => {
          throw new Error(`started ${name}: ${cause.message}`, { cause });
        });
      });
    },
    { box: true },
  ],

  askAgain: [
    async ({ playwright, application: { entrance = '/' } }, use) =>
      use(async ({ url }, times) => {
        const request = await playwright.request.newContext({
          ignoreHTTPSErrors: settings.readiness.ignoresHttpsErrors,
        });
        const ends: string[] = [];
        for (let round = 0; round < times; round += 1) {
          const response = await request.get(`${url}${entrance}`);
          ends.push(`${response.status()} ${new URL(response.url()).pathname}`);
        }
        await request.dispose();
        return ends;
      }),
    { box: true },
  ],

  listSpeaking: [
    async ({}, use) =>
      use(async ({ logs }) => {
        if (logs === undefined) return [];
        const sizes = await Promise.all([logs.out, logs.err].map(async (file) => (await stat(file)).size));
        return ['out', 'err'].filter((_, stream) => sizes[stream] !== 0);
      }),
    { box: true },
  ],
});
