import { runFolders } from '../config/output-folders.ts';
import { galleryFolder } from '../evidence/album-record.ts';

/** Where the reports go, under the root of the project. */
export const reportFolders = {
  html: runFolders.html,
  allureResults: runFolders.allureResults,
  allureReport: 'allure-report',
  findings: 'findings',
  gallery: galleryFolder,
  wizard: runFolders.wizard,
} as const;

/** What a run writes for the reports that are made after it, in the folder of the wizard report. */
export const recordFiles = { lastRun: 'last-run.json', history: 'history.jsonl' } as const;

/** Address of a test in the HTML report, from the folder of another one. */
export function linkToTest(testId: string): string {
  return `../${reportFolders.html}/index.html#?testId=${testId}`;
}
