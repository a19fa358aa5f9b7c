/** What each run of the tests writes to, under the root of the project. */
export const runFolders = {
  /** Traces and screenshots. */
  results: 'test-results',
  html: 'playwright-report',
  allureResults: 'allure-results',
  wizard: 'wizard-report',
} as const;
