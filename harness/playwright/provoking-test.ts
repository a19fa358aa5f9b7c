import { mergeTests } from '@playwright/test';
import { Announcements } from '../evidence/announcements.ts';
import { problemKinds } from '../targets/troubles.ts';
import { browserTest } from './browser-fixtures.ts';
import { logTest } from './log-fixtures.ts';

export interface ProvokingFixtures {
  /** Why tests cause trouble at the server or in the browser: then none is held against them. */
  readonly provokes: string | undefined;
}

/** For laws over any application: nobody can announce the troubles of what nobody knows. */
export const provokingTest = mergeTests(browserTest, logTest).extend<ProvokingFixtures>({
  provokes: [undefined, { option: true, box: true }],

  announcements: async ({ application: { troubleSigns, usualSigns }, provokes: because }, use) => {
    const any = problemKinds.map((kind) => ({ kind, says: /(?:)/, because: because ?? '' }));
    await use(new Announcements(troubleSigns, because === undefined ? usualSigns : any));
  },
});
