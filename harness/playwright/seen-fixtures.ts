import type { Browser } from '@playwright/test';
import { settings } from '../config/env.ts';
import { AnswerMaker } from '../describe/make-answers.ts';
import { type SeenPage, type SeenWalk, theEnd, watchWalk } from '../describe/seen.ts';
import { isSignOf } from '../evidence/announcements.ts';
import { Timeline } from '../evidence/timeline.ts';
import { watchBrowser } from '../evidence/watch-browser.ts';
import { describeReason } from '../language/reason.ts';
import { text } from '../language/text.ts';
import { readLog } from '../server/logs/log-files.ts';
import type { RunningServer } from '../server/server.ts';
import type { UsualSign } from '../targets/troubles.ts';
import { bringAxe } from '../wizard/barriers.ts';
import type { ServerDatabases } from './server-databases.ts';
import { endForWorker, startForWorker } from './server-fixtures.ts';
import { findSharedServer } from './shared-server.ts';
import { contextAt, mainLanguage, makePerson, suiteTest, wizard } from './suite-fixtures.ts';

/** Where a walk comes, in its order: the steps and the end. */
export const places = [...wizard.steps.map(({ name }) => name), theEnd];

/** A walk that was watched from its beginning to its end, and all that it left. */
interface WatchedWalk extends SeenWalk {
  /** What the server wrote to both of its streams. */
  readonly log: string;
  readonly secrets: readonly string[];
}

interface SeenFixtures {
  /** Whether one of the secrets that were typed on the watched walk is in a text. */
  readonly holdsSecret: (text: string) => boolean;
  /** What was seen at a step, or at the end; skips where the walk did not come there. */
  readonly seenAt: (place: string) => SeenPage;
  /** The whole walk, in the first language; skips where it broke off. */
  readonly seenWalk: WatchedWalk;
}

interface SeenWorkerFixtures {
  /** One walk for all laws that only look: it is made once in each worker. */
  readonly watchedWalk: WatchedWalk;
}

/** For laws that judge what was seen: they start no server and no browser of their own. */
export const seenTest = suiteTest.extend<SeenFixtures, SeenWorkerFixtures>({
  watchedWalk: [
    async ({ application, seededBug, browser, databases }, use) => {
      const { start, usualSigns } = application;
      const common = { browser, databases, usualSigns, isWhole: start !== undefined };
      // What somebody else has started is not installed: its first page is all that is looked at.
      if (start === undefined) return use(await watch({ ...common, server: await findSharedServer() }));
      const server = await startForWorker(application, seededBug);
      try {
        await use(await watch({ ...common, server }));
      } finally {
        await endForWorker(server);
      }
    },
    { scope: 'worker', box: true, timeout: 300_000 },
  ],

  seenAt: [
    async ({ watchedWalk }, use, info) =>
      use((place) => {
        const seen = watchedWalk.pages.get(place);
        return seen ?? (info.skip(true, tellMissing(watchedWalk)) as never);
      }),
    { box: true },
  ],

  holdsSecret: [
    async ({ watchedWalk }, use) =>
      use((within) => watchedWalk.secrets.some((secret) => within.includes(secret))),
    { box: true },
  ],

  seenWalk: [
    async ({ watchedWalk }, use, info) => {
      info.skip(watchedWalk.ended !== 'at the end', tellMissing(watchedWalk));
      await use(watchedWalk);
    },
    { box: true },
  ],
});

function tellMissing({ ended }: SeenWalk): string {
  if (ended === 'at the end') return text('seen.notOnTheWay');
  if (ended === 'at the first page') return text('seen.firstPageOnly');
  return text('seen.brokeOff', { reason: describeReason(ended) });
}

interface Watch {
  readonly browser: Browser;
  readonly server: RunningServer;
  readonly databases: ServerDatabases;
  readonly usualSigns: readonly UsualSign[];
  readonly isWhole: boolean;
}

async function watch({ browser, server, databases, usualSigns, isWhole }: Watch): Promise<WatchedWalk> {
  const lack = databases.lackAt(server);
  if (lack !== undefined) return { pages: new Map(), ended: new Error(lack), log: '', secrets: [] };
  const maker = new AnswerMaker();
  const context = await browser.newContext(contextAt(server, mainLanguage));
  const timeline = new Timeline();
  watchBrowser(context, timeline, server.url);
  const page = await context.newPage();
  await bringAxe(page, settings.language);
  const tell = <T>(_what: string, act: () => Promise<T>) => act();
  const made = maker.for(mainLanguage, server.workspace, await databases.of(server));
  const answers = wizard.answers(made);
  const person = makePerson({ page, server, language: mainLanguage, maker, tell, answers });
  const troubles = () =>
    timeline.problems.filter((problem) => !usualSigns.some((sign) => isSignOf(sign, problem)));
  const isSecret = (value: string) => maker.isSecret(value);
  const walk = await watchWalk({ person, language: mainLanguage, isSecret, troubles, isWhole });
  await context.close();
  const { logs } = server;
  return {
    ...walk,
    log: logs === undefined ? '' : (await readLog(logs.out)) + (await readLog(logs.err)),
    secrets: maker.secrets,
  };
}
