import type { TestInfo } from '@playwright/test';
import { Announcements } from '../evidence/announcements.ts';
import { tellStorageChanges } from '../evidence/storage-changes.ts';
import { Timeline } from '../evidence/timeline.ts';
import { recordTimeline, timelineAttachment } from '../evidence/timeline-record.ts';
import { formatTimeline } from '../evidence/timeline-text.ts';
import { text } from '../language/text.ts';
import type { Trouble } from '../targets/troubles.ts';
import { defectTest } from './known-defect-fixture.ts';

export interface EvidenceFixtures {
  /** Off only to learn what evidence costs: then nothing is attached, and nothing is held against a test. */
  readonly keepsEvidence: boolean;
  /** What happens in the browser, at the server and on its disk while the test runs. */
  readonly timeline: Timeline;
  /**
   * Says that the test will cause a trouble, and why that is no fault. Any other warning, error of a page or failed
   * request fails the test, and so does an announced trouble that does not come. A row of a table may cause none.
   */
  readonly announce: (trouble: Trouble | undefined, because: string) => void;
  readonly announcements: Announcements;
  /** Hosts outside this machine that pages have asked so far. */
  readonly foreignHosts: () => readonly string[];
}

/** Each test is told by what it saw: attached when it passed too, and held against it when nobody expected it. */
export const evidenceTest = defectTest.extend<EvidenceFixtures & { readonly evidence: undefined }>({
  keepsEvidence: [true, { option: true, box: true }],

  timeline: [async ({ keepsEvidence }, use) => use(new Timeline({ isKept: keepsEvidence })), { box: true }],

  announcements: [
    async ({ application }, use) => use(new Announcements(application.troubleSigns, application.usualSigns)),
    { box: true },
  ],

  announce: [
    async ({ announcements }, use) => use((trouble, because) => announcements.add(trouble, because)),
    { box: true },
  ],

  foreignHosts: [
    async ({ timeline }, use) => {
      const ofHosts = () => timeline.problems.filter(({ kind }) => kind === 'foreign host');
      await use(() => [...new Set(ofHosts().map(({ what }) => what.split(' ', 1).join()))].sort());
    },
    { box: true },
  ],

  // The known defect is asked about this failure too, so it has to outlive it; servers and browser have ended by then.
  evidence: [
    async ({ knownDefect: _, application, timeline, announcements, logBook }, use, testInfo) => {
      await use(undefined);
      if (!timeline.isKept) return;
      await logBook.tellLines(timeline);
      const { storage } = application;
      if (storage !== undefined)
        for (const workspace of logBook.workspaces)
          await tellStorageChanges(workspace, storage, timeline.beganAtMs, timeline);
      if (testInfo.errors.length > 0) timeline.blameUnanswered();
      const body = formatTimeline(timeline);
      await testInfo.attach(text('evidence.timeline'), { body, contentType: 'text/plain' });
      await logBook.attachSlices(testInfo);
      // A test that failed or was skipped has said why; what is missing then has not come to be.
      const hasFailed = testInfo.errors.length > 0;
      const error =
        hasFailed || testInfo.status !== 'passed' ? undefined : announcements.judge(timeline.problems);
      if (hasFailed || error !== undefined) await attachRecord(timeline, testInfo);
      if (error !== undefined) throw error;
    },
    { auto: true, box: true },
  ],
});

/** For the reports that are made after the run: they look for what caused a failure. */
async function attachRecord(timeline: Timeline, testInfo: TestInfo): Promise<void> {
  const body = JSON.stringify(recordTimeline(timeline));
  await testInfo.attach(timelineAttachment, { body, contentType: 'application/json' });
}
