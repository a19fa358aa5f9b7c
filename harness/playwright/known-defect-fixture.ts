import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { TestInfo } from '@playwright/test';
import { settings } from '../config/env.ts';
import { type NoteType, note } from '../evidence/notes.ts';
import { text } from '../language/text.ts';
import { isAbout, type KnownDefect } from '../targets/known-defect.ts';
import { isStandstill } from '../wizard/walk-error.ts';
import { serverTest } from './server-fixtures.ts';

/**
 * A test that a known defect names is expected to fail, in the way the defect says; it turns the run red when it
 * passes, unless the defect is rare, and when it fails in another way. One that never came to what it is about is told
 * as blocked by the defect.
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
  // A terminal gets its messages in colour, in the middle of a name too.
  const messages = testInfo.errors.map(({ message = '' }) => stripVTControlCharacters(message));
  if (messages.length === 0 && isRare) testInfo.expectedStatus = 'passed';
  if (messages.every((message) => failure.test(message))) {
    if (messages.some(isStandstill)) tellBlocked(testInfo);
    return;
  }
  // Another failure is news, also beside the known one: it must not hide behind it.
  testInfo.expectedStatus = 'passed';
  throw new Error(text('defect.otherFailure', { id, expected: String(failure) }));
}

function tellBlocked({ annotations }: TestInfo): void {
  for (const annotation of annotations)
    if (annotation.type === ('known defect' satisfies NoteType))
      annotation.type = 'blocked by' satisfies NoteType;
}
