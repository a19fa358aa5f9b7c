import { type APIRequestContext, mergeTests } from '@playwright/test';
import { recordRequests } from '../evidence/record-requests.ts';
import { text } from '../language/text.ts';
import type { Listener } from '../services/tcp-listener.ts';
import { Visitor } from '../wizard/visitor.ts';
import { evidenceTest } from './evidence-fixtures.ts';
import { logTest } from './log-fixtures.ts';
import { targetTest } from './target-fixtures.ts';

export interface AuditFixtures {
  /** Another person at the wizard's address, without a browser and with no cookies yet. */
  readonly visit: (headers?: Readonly<Record<string, string>>) => Promise<Visitor>;
  /** Hosts outside this machine that the test's own server tried to reach; needs `tracesContacts`. */
  readonly foreignContacts: () => Promise<readonly string[]>;
  /** Puts a page on another site and gives its address. */
  readonly foreignPage: (html: string) => Promise<string>;
}

/** Material for who looks for holes. */
export const auditTest = mergeTests(evidenceTest, logTest, targetTest).extend<AuditFixtures>({
  visit: [
    async ({ playwright, server, target, timeline }, use) => {
      const contexts: APIRequestContext[] = [];
      await use(async (extraHTTPHeaders = {}) => {
        const request = await playwright.request.newContext({
          baseURL: `${server.url}/`,
          extraHTTPHeaders,
        });
        contexts.push(request);
        return new Visitor(recordRequests(request, timeline), server.url, target.words);
      });
      await Promise.all(contexts.map((context) => context.dispose()));
    },
    { box: true },
  ],

  foreignContacts: [
    async ({ ownServer, serverOptions }, use) => {
      if (serverOptions.tracesContacts !== true) throw new Error(text('server.notTraced'));
      const { readForeignContacts } = await import('../server/contacts.ts');
      await use(() => readForeignContacts(ownServer.logs));
    },
    { box: true },
  ],

  foreignPage: [
    async ({}, use) => {
      const { startForeignSite } = await import('../services/foreign-site.ts');
      const sites: Listener[] = [];
      await use(async (html) => {
        const site = await startForeignSite(html);
        sites.push(site);
        return `http://${site.host}:${site.port}/`;
      });
      await Promise.all(sites.map((site) => site.stop()));
    },
    { box: true },
  ],
});
