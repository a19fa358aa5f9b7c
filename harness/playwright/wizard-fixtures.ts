import { type APIRequestContext, type BrowserContext, mergeTests, type Page } from '@playwright/test';
import { recordRequests } from '../evidence/record-requests.ts';
import type { Timeline } from '../evidence/timeline.ts';
import { watchBrowser } from '../evidence/watch-browser.ts';
import type { RunningServer, Server } from '../server/server.ts';
import type { Screen } from '../targets/screens.ts';
import type { Target } from '../targets/target.ts';
import { type Answers, defaultAnswers } from '../wizard/answers.ts';
import { answerForeignRequests } from '../wizard/foreign-requests.ts';
import { HttpWizard, type ReachableScreen } from '../wizard/http-wizard.ts';
import { walkJourney } from '../wizard/journey.ts';
import { Storage } from '../wizard/storage.ts';
import { type Tell, tellNobody } from '../wizard/tell-verbs.ts';
import { Wizard } from '../wizard/wizard.ts';
import { browserTest } from './browser-fixtures.ts';
import { targetTest } from './target-fixtures.ts';

export interface WizardFixtures {
  /** Good answers to every question, with passwords of their own. */
  readonly answers: Answers;
  /** The wizard in the browser. */
  readonly wizard: Wizard;
  /** The wizard over plain HTTP, in the session of the browser. */
  readonly http: HttpWizard;
  /** Further visitors over plain HTTP, each in a session of its own. */
  readonly newVisitor: () => Promise<HttpWizard>;
  /** Arranges: another person, in a browser of their own, at a screen. */
  readonly newPerson: (screen: ReachableScreen, answers: Answers) => Promise<Wizard>;
  /** Arranges: walks to a screen over HTTP, then opens it in the browser. */
  readonly reach: (screen: ReachableScreen, answers?: Answers) => Promise<void>;
  /** Acts: walks the whole wizard in the browser, as the answers say; `look` is called on each screen. */
  readonly journey: (answers?: Answers, look?: (screen: Screen) => Promise<void>) => Promise<void>;
  /** What the test's own server has stored; needs `isolated`. */
  readonly storage: Storage;
  /** The same of a further server. */
  readonly storageOf: (server: Server) => Storage;
}

export const wizardTest = mergeTests(browserTest, targetTest).extend<WizardFixtures>({
  answers: [async ({ language }, use) => use(defaultAnswers({ language })), { box: true }],

  wizard: [
    async ({ page, server, target, language, timeline }, use) => {
      await stayAtHome(page, server, target);
      await use(new Wizard(page, target.words[language], tellTo(timeline)));
    },
    { box: true },
  ],

  // Of the browser's context and not of a page: a test that looks at none needs none.
  http: [
    async ({ context, server, target, timeline }, use) =>
      use(new HttpWizard(recordRequests(context.request, timeline), server.url, target.words)),
    { box: true },
  ],

  newVisitor: [
    async ({ playwright, server, target, timeline }, use) => {
      const requests: APIRequestContext[] = [];
      await use(async () => {
        const request = await playwright.request.newContext();
        requests.push(request);
        return new HttpWizard(recordRequests(request, timeline), server.url, target.words);
      });
      await Promise.all(requests.map((request) => request.dispose()));
    },
    { box: true },
  ],

  newPerson: [
    async ({ browser, server, target, language, timeline }, use) => {
      const contexts: BrowserContext[] = [];
      await use(async (screen, answers) => {
        const context = await browser.newContext({ baseURL: `${server.url}/` });
        contexts.push(context);
        watchBrowser(context, timeline, server.url);
        const page = await context.newPage();
        await stayAtHome(page, server, target);
        const request = recordRequests(context.request, timeline);
        await new HttpWizard(request, server.url, target.words).reach(screen, answers);
        const wizard = new Wizard(page, target.words[language], tellTo(timeline));
        await wizard.open();
        return wizard;
      });
      await Promise.all(contexts.map((context) => context.close()));
    },
    { box: true },
  ],

  reach: [
    async ({ http, wizard, answers }, use) => {
      await use(async (screen, given = answers) => {
        await http.reach(screen, given);
        await wizard.open();
      });
    },
    { box: true },
  ],

  journey: [
    async ({ wizard, target, answers }, use) => {
      await use((given = answers, look) => walkJourney(wizard, target.screens, given, look));
    },
    { box: true },
  ],

  storage: [async ({ ownServer, storageOf }, use) => use(storageOf(ownServer)), { box: true }],

  storageOf: [
    async ({ target }, use) => use(({ workspace }) => new Storage(workspace, target.storage)),
    { box: true },
  ],
});

/** What a person does is a step of the report and of the timeline. */
function tellTo(timeline: Timeline): Tell {
  if (!timeline.isKept) return tellNobody;
  return async (title, act) => {
    const beganAtMs = Date.now();
    try {
      return await wizardTest.step(title, act);
    } finally {
      timeline.add('step', `${title} (${Date.now() - beganAtMs} ms)`, { atMs: beganAtMs });
    }
  };
}

/** Not for pages that want nothing of other hosts: whoever looks at each request turns the browser's cache off. */
async function stayAtHome(page: Page, server: RunningServer, target: Target): Promise<void> {
  if (!target.abilities.selfContained) await answerForeignRequests(page, server.url);
}
