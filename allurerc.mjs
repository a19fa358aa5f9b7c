import { defineConfig } from 'allure';

/** @type {(name: string) => import('allure').EnvironmentMatcher} */
const runOn =
  (name) =>
  ({ labels }) =>
    labels.some((label) => label.name === 'os' && label.value === name);

export default defineConfig({
  name: 'firstrun',
  output: 'allure-report',
  // Without them a test that ran on both systems counts as one with a retry, and a failure on the one hides behind
  // the pass on the other. The reporter puts the label on each result (harness/report/reporter-list.ts).
  environments: { linux: { matcher: runOn('linux') }, windows: { matcher: runOn('windows') } },
  plugins: {
    awesome: {
      options: {
        singleFile: true,
        reportLanguage: process.env.WIZARD_LANG === 'fr' ? 'fr' : 'en',
        // By the part of the wizard and the row of the capability table; below them the known defects.
        groupBy: ['epic', 'feature', 'story'],
      },
    },
  },
});
