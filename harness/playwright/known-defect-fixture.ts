import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { TestInfo } from '@playwright/test';
import { settings } from '../config/env.ts';
import { note } from '../evidence/notes.ts';
import { text } from '../language/text.ts';
import { isAbout, type KnownDefect } from '../targets/known-defect.ts';
import { serverTest } from './server-fixtures.ts';

/**
 * A test that a known defect names is expected to fail, in the way the defect says; it turns the run red when it
 * passes, unless the defect is rare, and when it fails in another way.
 */
export const defectTest = serverTest.extend<{ readonly knownDefect: KnownDefect | undefined }>({
  knownDefect: [
    async ({ application }, use, testInfo) => {
      const defect = application.knownDefects.find((known) => isAbout(known, nameSpec(testInfo)));
      if (defect !== undefined) expectDefect(defect, testInfo);
      await use(defect);
      if (defect !== undefined) checkFailure(defect, testInfo);
    },
    { auto: true, box: true },
  ],
});

/** `<file> > <title>`, as known defects name a spec. */
function nameSpec({ file, titlePath }: TestInfo): string {
  return [path.basename(file), ...titlePath.slice(1)].join(' > ');
}

function expectDefect({ id, what, severity }: KnownDefect, testInfo: TestInfo): void {
  const reason = what[settings.language];
  testInfo.annotations.push(note('known defect', `${id} ${reason}`), note('_severity', severity));
  testInfo.fail(true, `${id} ${reason}`);
}

function checkFailure({ id, failure, isRare }: KnownDefect, testInfo: TestInfo): void {
  const [first] = testInfo.errors;
  if (first === undefined && isRare) testInfo.expectedStatus = 'passed';
  // A terminal gets its messages in colour, in the middle of a name too.
  if (first === undefined || failure.test(stripVTControlCharacters(first.message ?? ''))) return;
  // Another failure is news: it must not hide behind the known one.
  testInfo.expectedStatus = 'passed';
  throw new Error(text('defect.otherFailure', { id, expected: String(failure) }));
}
