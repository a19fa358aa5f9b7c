import type { BrowserContext } from '@playwright/test';
import { findBrowser } from '../browser/find-browser.ts';
import { settings } from '../config/env.ts';
import { watchBrowser } from '../evidence/watch-browser.ts';
import type { Language } from '../language/text.ts';
import type { DeathWatch } from './death-watch.ts';
import { evidenceTest } from './evidence-fixtures.ts';

export interface BrowserOptions {
  /** The language a person chooses in the wizard and prefers in the browser. */
  readonly language: Language;
}

/** The browser that was found, speaking the test's language, looking at the test's server. */
export const browserTest = evidenceTest.extend<BrowserOptions>({
  language: ['en', { option: true, box: true }],

  launchOptions: [
    async ({ launchOptions }, use, { project }) => {
      const choice = findBrowser(settings.browser, project.use.headless !== false);
      // No proxy of the environment, as for all other requests of ours.
      const args = [...(launchOptions.args ?? []), '--no-proxy-server'];
      await use({ ...launchOptions, ...choice?.launch, args });
    },
    { scope: 'worker', box: true },
  ],

  locale: async ({ language }, use) => use(language === 'fr' ? 'fr-FR' : 'en-GB'),

  // Playwright asks for it before any fixture of ours: a server that cannot start may be a known defect as well.
  // With a slash at the end: what a test opens relative to it, such as `./install/`, is below the application's own path.
  baseURL: async ({ knownDefect: _, server }, use) => use(`${server.url}/`),

  ignoreHTTPSErrors: async ({}, use) => use(settings.readiness.ignoresHttpsErrors),

  context: async ({ context, deathWatch, server, timeline }, use) => {
    watchBrowser(context, timeline, server.url);
    closeOnDeath(context, deathWatch);
    await use(context);
  },
});

/** Whatever waits for the browser is told at once of a server's death, instead of running into its own time limit. */
export function closeOnDeath(context: BrowserContext, deathWatch: DeathWatch): void {
  deathWatch.onDeath((error) => {
    context.close({ reason: error.message.split('\n')[0] ?? error.message }).catch(() => {});
  });
}
