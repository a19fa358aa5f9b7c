import { setTimeout as sleep } from 'node:timers/promises';
import type { APIRequestContext, BrowserContext } from '@playwright/test';
import { settings } from '../config/env.ts';
import { type HeldRequest, holdRequest, untilSent } from '../describe/held-request.ts';
import { loadWizard } from '../describe/load-wizard.ts';
import { AnswerMaker } from '../describe/make-answers.ts';
import { Person } from '../describe/person.ts';
import type { Wizard } from '../describe/wizard.ts';
import { watchBrowser } from '../evidence/watch-browser.ts';
import type { RunningServer, Server } from '../server/server.ts';
import { provokingTest } from './provoking-test.ts';

/** The wizard that the settings describe; specs make their tests of its steps. */
export const wizard: Wizard = await loadWizard(settings.target);

/** The language that tests speak unless they say otherwise. */
export const [mainLanguage = 'en'] = wizard.languages ?? [];

export interface SuiteFixtures {
  /** The language of this test: one of those that the description names. */
  readonly spoken: string;
  /** Makes answers, and knows their secrets. */
  readonly maker: AnswerMaker;
  /** Good answers to everything, others in each test. */
  readonly answers: object;
  /** Somebody in the browser of this test. */
  readonly person: Person;
  /** Somebody else, in a browser of their own, on this or another server; with other answers unless some are given. */
  readonly newPerson: (options?: { answers?: unknown; server?: RunningServer }) => Promise<Person>;
  /** Whether the administrator of these answers can sign in, in a fresh browser. */
  readonly signsIn: (answers: unknown, server?: RunningServer) => Promise<boolean>;
  /**
   * Installs, and kills the server so many milliseconds after the request that installs has left the browser.
   * @returns the server that was started again
   */
  readonly installAndKill: (person: Person, ms: number) => Promise<Server>;
  /** Somebody without a browser, and without any session. */
  readonly newRequest: () => Promise<APIRequestContext>;
  /** Walks to the step that installs, answers it and keeps its request back; skips where leaving it sends none. */
  readonly holdInstallation: (person: Person) => Promise<HeldRequest>;
}

/** Every test has a server of its own: what one installs is there for all. */
export const suiteTest = provokingTest.extend<SuiteFixtures>({
  isolated: true,

  spoken: [mainLanguage, { option: true, box: true }],

  locale: async ({ spoken }, use) => use(spoken),

  maker: [async ({}, use) => use(new AnswerMaker()), { box: true }],

  answers: async ({ maker, spoken, server }, use) =>
    use(wizard.answers(maker.for(spoken, server.workspace)) as object),

  newPerson: [
    async ({ browser, contextOptions, maker, spoken, server: own, timeline }, use) => {
      const contexts: BrowserContext[] = [];
      await use(async ({ answers, server = own } = {}) => {
        const ignoreHTTPSErrors = settings.readiness.ignoresHttpsErrors;
        const context = await browser.newContext({
          ...contextOptions,
          baseURL: `${server.url}/`,
          locale: spoken,
          ignoreHTTPSErrors,
        });
        contexts.push(context);
        watchBrowser(context, timeline, server.url);
        const { workspace } = server;
        return new Person({
          wizard,
          page: await context.newPage(),
          workspace,
          language: spoken,
          answers: answers ?? wizard.answers(maker.for(spoken, workspace)),
          isSecret: (value) => maker.isSecret(value),
          tell: (what, act) => suiteTest.step(what, act, { box: true }),
        });
      });
      await Promise.all(contexts.map((context) => context.close()));
    },
    { box: true },
  ],

  person: [
    async ({ page, maker, spoken, server: { workspace }, answers }, use) =>
      use(
        new Person({
          wizard,
          page,
          workspace,
          language: spoken,
          answers,
          isSecret: (value) => maker.isSecret(value),
          tell: (what, act) => suiteTest.step(what, act, { box: true }),
        }),
      ),
    { box: true },
  ],

  signsIn: [
    async ({ newPerson }, use) =>
      use(async (answers, server) => {
        const person = await newPerson({ answers, ...(server && { server }) });
        return person.signIn();
      }),
    { box: true },
  ],

  installAndKill: [
    async ({ ownServer }, use) =>
      use(async (person, ms) => {
        const last = await person.reachInstallation();
        const sent = untilSent(person.page);
        await person.press(last);
        await sent;
        await sleep(ms);
        await ownServer.kill();
        return ownServer.restart();
      }),
    { box: true },
  ],

  newRequest: [
    async ({ playwright, server }, use) => {
      const requests: APIRequestContext[] = [];
      await use(async () => {
        const request = await playwright.request.newContext({ baseURL: `${server.url}/` });
        requests.push(request);
        return request;
      });
      await Promise.all(requests.map((request) => request.dispose()));
    },
    { box: true },
  ],

  holdInstallation: [
    async ({}, use, info) =>
      use(async (person) => {
        // Sent by itself, its request alone would not have installed.
        info.skip(wizard.handWork !== undefined, 'what it installs has to be finished by hand');
        const last = await person.reachInstallation();
        const held = await holdRequest(person.page, () => person.press(last));
        if (held === undefined)
          return info.skip(true, 'leaving the last step sends nothing that could be kept back') as never;
        return held;
      }),
    { box: true },
  ],
});
