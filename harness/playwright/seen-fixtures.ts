import type { Browser } from '@playwright/test';
import { settings } from '../config/env.ts';
import { AnswerMaker } from '../describe/make-answers.ts';
import { Person } from '../describe/person.ts';
import { type SeenPage, type SeenWalk, theEnd, watchWalk } from '../describe/seen.ts';
import { isSignOf } from '../evidence/announcements.ts';
import { Timeline } from '../evidence/timeline.ts';
import { watchBrowser } from '../evidence/watch-browser.ts';
import { describeReason } from '../language/reason.ts';
import { text } from '../language/text.ts';
import { readLog } from '../server/logs/log-files.ts';
import type { Server } from '../server/server.ts';
import type { UsualSign } from '../targets/troubles.ts';
import { bringAxe } from '../wizard/barriers.ts';
import { endForWorker, startForWorker } from './server-fixtures.ts';
import { mainLanguage, suiteTest, wizard } from './suite-fixtures.ts';

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
  readonly watchedWalk: WatchedWalk | undefined;
}

/** For laws that judge what was seen: they start no server and no browser of their own. */
export const seenTest = suiteTest.extend<SeenFixtures, SeenWorkerFixtures>({
  watchedWalk: [
    async ({ application, seededBug, browser }, use) => {
      if (application.start === undefined) return use(undefined);
      const server = await startForWorker(application, seededBug);
      try {
        await use(await watch(browser, server, application.usualSigns));
      } finally {
        await endForWorker(server);
      }
    },
    { scope: 'worker', box: true, timeout: 300_000 },
  ],

  seenAt: [
    async ({ watchedWalk }, use, info) =>
      use((place) => {
        info.skip(watchedWalk === undefined, text('target.attachedOwn'));
        const seen = watchedWalk?.pages.get(place);
        return seen ?? (info.skip(true, tellMissing(watchedWalk)) as never);
      }),
    { box: true },
  ],

  holdsSecret: [
    async ({ watchedWalk }, use) =>
      use((within) => watchedWalk?.secrets.some((secret) => within.includes(secret)) ?? false),
    { box: true },
  ],

  seenWalk: [
    async ({ watchedWalk }, use, info) => {
      info.skip(watchedWalk === undefined, text('target.attachedOwn'));
      info.skip(watchedWalk?.brokeOff !== undefined, tellMissing(watchedWalk));
      await use(watchedWalk as WatchedWalk);
    },
    { box: true },
  ],
});

function tellMissing(walk: SeenWalk | undefined): string {
  const reason = walk?.brokeOff;
  return reason === undefined
    ? text('seen.notOnTheWay')
    : text('seen.brokeOff', { reason: describeReason(reason) });
}

async function watch(browser: Browser, server: Server, usual: readonly UsualSign[]): Promise<WatchedWalk> {
  const maker = new AnswerMaker();
  const isSecret = (value: string) => maker.isSecret(value);
  const { ignoresHttpsErrors: ignoreHTTPSErrors } = settings.readiness;
  const context = await browser.newContext({
    baseURL: `${server.url}/`,
    locale: mainLanguage,
    ignoreHTTPSErrors,
  });
  const timeline = new Timeline();
  watchBrowser(context, timeline, server.url);
  const page = await context.newPage();
  await bringAxe(page, settings.language);
  const { workspace, logs } = server;
  const person = new Person({
    wizard,
    page,
    workspace,
    language: mainLanguage,
    answers: wizard.answers(maker.for(mainLanguage, workspace)),
    isSecret,
    tell: (_what, act) => act(),
  });
  const troubles = () =>
    timeline.problems.filter((problem) => !usual.some((sign) => isSignOf(sign, problem)));
  const walk = await watchWalk({ person, language: mainLanguage, isSecret, troubles });
  await context.close();
  return {
    ...walk,
    log: (await readLog(logs.out)) + (await readLog(logs.err)),
    secrets: maker.secrets,
  };
}
