import { setTimeout as sleep } from 'node:timers/promises';
import {
  type APIRequestContext,
  type BrowserContext,
  type BrowserContextOptions,
  mergeTests,
} from '@playwright/test';
import { settings } from '../config/env.ts';
import { keysOn, mouse } from '../describe/hands.ts';
import { type HeldRequest, untilSent } from '../describe/held-request.ts';
import { loadWizard } from '../describe/load-wizard.ts';
import { AnswerMaker } from '../describe/make-answers.ts';
import { Person, type Walker } from '../describe/person.ts';
import type { Wizard } from '../describe/wizard.ts';
import { watchBrowser } from '../evidence/watch-browser.ts';
import type { RunningServer, Server } from '../server/server.ts';
import { closeOnDeath } from './browser-fixtures.ts';
import { provokingTest } from './provoking-test.ts';
import { lendDatabases, type ServerDatabases } from './server-databases.ts';
import { serviceTest } from './service-fixtures.ts';

/** The wizard that the settings describe; specs make their tests of its steps. */
export const wizard: Wizard = await loadWizard(settings.target);

/** The language that tests speak unless they say otherwise. */
export const [mainLanguage = 'en'] = wizard.languages ?? [];

interface NewPerson {
  readonly answers?: unknown;
  readonly server?: RunningServer;
  readonly keyboardOnly?: boolean;
}

interface NewWalker
  extends Pick<NewPerson, 'keyboardOnly'>,
    Pick<Walker, 'page' | 'language' | 'answers' | 'tell'> {
  readonly server: RunningServer;
  readonly maker: AnswerMaker;
}

export interface SuiteFixtures {
  /** The language of this test: one of those that the description names. */
  readonly spoken: string;
  /** Makes answers, and knows their secrets. */
  readonly maker: AnswerMaker;
  /** Good answers to everything on a server, others at each call; skips where its database cannot be had. */
  readonly makeAnswers: (server: RunningServer) => Promise<object>;
  /** Good answers to everything, others in each test. */
  readonly answers: object;
  /** Somebody in the browser of this test. */
  readonly person: Person;
  /** Somebody else, in a browser of their own, on this or another server; with other answers unless some are given. */
  readonly newPerson: (options?: NewPerson) => Promise<Person>;
  /** Whether the administrator of these answers can sign in, in a fresh browser. */
  readonly signsIn: (answers: unknown, server?: RunningServer) => Promise<boolean>;
  /**
   * Installs, and kills the server so many milliseconds after the request that installs has left the browser.
   * @returns the server that was started again
   */
  readonly installAndKill: (person: Person, ms: number) => Promise<Server>;
  /** Gives who has become administrator: this person, or else somebody who comes next and does it all again. */
  readonly findAdministrator: (person: Person, server: RunningServer) => Promise<Person>;
  /** Somebody without a browser, and without any session. */
  readonly newRequest: () => Promise<APIRequestContext>;
  /** Walks to the step that installs, answers it and keeps its request back; skips where leaving it sends none. */
  readonly holdInstallation: (person: Person) => Promise<HeldRequest>;
}

export interface SuiteWorkerFixtures {
  /** As the description asks for them. */
  readonly databases: ServerDatabases;
}

/** How a browser meets a server in a language. */
export function contextAt(server: RunningServer, locale: string): BrowserContextOptions {
  return {
    baseURL: `${server.url}/`,
    locale,
    ignoreHTTPSErrors: settings.readiness.ignoresHttpsErrors,
  };
}

/** Somebody who walks the wizard. */
export function makePerson({
  page,
  server,
  language,
  maker,
  tell,
  answers,
  keyboardOnly,
}: NewWalker): Person {
  const { workspace } = server;
  return new Person({
    wizard,
    page,
    workspace,
    language,
    answers,
    hands: keyboardOnly ? keysOn(page) : mouse,
    isSecret: (value) => maker.isSecret(value),
    tell,
  });
}

/** Every test has a server of its own: what one installs is there for all. */
export const suiteTest = mergeTests(provokingTest, serviceTest).extend<SuiteFixtures, SuiteWorkerFixtures>({
  isolated: true,

  // Playwright asks for it in each test: one that only looks at what was seen needs no server.
  baseURL: undefined,

  spoken: [mainLanguage, { option: true, box: true }],

  maker: [async ({}, use) => use(new AnswerMaker()), { box: true }],

  databases: [
    async ({ mariadbServer, postgresServer }, use) => {
      const engines = { mysql: mariadbServer, postgresql: postgresServer };
      await lendDatabases(wizard.database && engines[wizard.database], use);
    },
    { scope: 'worker', box: true },
  ],

  makeAnswers: [
    async ({ databases, maker, spoken }, use, info) =>
      use(async (server) => {
        const lack = databases.lackAt(server);
        info.skip(lack !== undefined, lack);
        return wizard.answers(maker.for(spoken, server.workspace, await databases.of(server))) as object;
      }),
    { box: true },
  ],

  answers: async ({ makeAnswers, server }, use) => use(await makeAnswers(server)),

  newPerson: [
    async (
      { browser, contextOptions, deathWatch, makeAnswers, maker, spoken, server: own, timeline },
      use,
    ) => {
      const contexts: BrowserContext[] = [];
      await use(async ({ server = own, ...options } = {}) => {
        const answers = options.answers ?? (await makeAnswers(server));
        const context = await browser.newContext({
          ...contextOptions,
          ...contextAt(server, spoken),
        });
        contexts.push(context);
        watchBrowser(context, timeline, server.url);
        closeOnDeath(context, deathWatch);
        const tell = <T>(what: string, act: () => Promise<T>) => suiteTest.step(what, act, { box: true });
        const page = await context.newPage();
        return makePerson({ ...options, answers, page, server, language: spoken, maker, tell });
      });
      await Promise.all(contexts.map((context) => context.close()));
    },
    { box: true },
  ],

  person: [async ({ newPerson, answers }, use) => use(await newPerson({ answers })), { box: true }],

  signsIn: [
    async ({ newPerson }, use) =>
      use(async (answers, server) => {
        const person = await newPerson({ answers, ...(server && { server }) });
        return person.signsIn();
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

  findAdministrator: [
    async ({ newPerson, signsIn }, use) =>
      use(async (person, server) => {
        if (await signsIn(person.answers, server)) return person;
        const next = await newPerson({ server });
        await next.walk();
        return next;
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
        const held = await person.hold(await person.reachInstallation());
        if (held === undefined)
          return info.skip(true, 'leaving the last step sends nothing that could be kept back') as never;
        return held;
      }),
    { box: true },
  ],
});
