import type { APIRequestContext } from '@playwright/test';
import { text } from '../language/text.ts';
import { markLogs, readLog } from '../server/logs/log-files.ts';
import type { Listener } from '../services/tcp-listener.ts';
import { Visitor } from '../wizard/visitor.ts';
import { faultTest } from './fault-fixtures.ts';

export interface AuditFixtures {
  /** Another person at the wizard's address, without a browser and with no cookies yet. */
  readonly visit: (headers?: Readonly<Record<string, string>>) => Promise<Visitor>;
  /** What the server wrote to both of its streams since the test began. */
  readonly serverLog: () => Promise<string>;
  /** Puts a page on another site and gives its address. */
  readonly foreignPage: (html: string) => Promise<string>;
}

/** Material for who looks for holes. */
export const auditTest = faultTest.extend<AuditFixtures>({
  visit: [
    async ({ playwright, server, target }, use) => {
      const contexts: APIRequestContext[] = [];
      await use(async (extraHTTPHeaders = {}) => {
        const request = await playwright.request.newContext({ baseURL: server.url, extraHTTPHeaders });
        contexts.push(request);
        return new Visitor(request, server.url, target.words);
      });
      await Promise.all(contexts.map((context) => context.dispose()));
    },
    { box: true },
  ],

  serverLog: [
    async ({ server }, use, info) => {
      const { logs } = server;
      const from = logs && (await markLogs(logs));
      await use(async () => {
        if (logs === undefined || from === undefined) {
          info.skip(true, text('evidence.noLogs'));
          return '';
        }
        return (await readLog(logs.out, from.out)) + (await readLog(logs.err, from.err));
      });
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
