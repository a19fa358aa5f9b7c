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
 * passes, unless the defect is rare, and when it fails in another way. Where several name it, each of its failures has
 * to be one of theirs. One that never came to what it is about is told as blocked by the defect.
 */
export const defectTest = serverTest.extend<{ readonly knownDefect: KnownDefect | undefined }>({
  knownDefect: [
    async ({ application }, use, testInfo) => {
      const defects = application.knownDefects.filter((known) => isAbout(known, nameSpec(testInfo)));
      const [first] = defects;
      if (first !== undefined) expectDefect(first, testInfo);
      await use(first);
      if (first !== undefined) checkFailure(first, defects, testInfo);
    },
    { auto: true, box: true },
  ],
});

/** `<file> > <title>`, as known defects name a spec. */
function nameSpec({ file, titlePath }: TestInfo): string {
  return [path.basename(file), ...titlePath.slice(1)].join(' > ');
}

function expectDefect(defect: KnownDefect, testInfo: TestInfo): void {
  testInfo.annotations.push(note('known defect', describe(defect)), note('_severity', defect.severity));
  testInfo.fail(true, describe(defect));
}

function describe({ id, what }: KnownDefect): string {
  return `${id} ${what[settings.language]}`;
}

function checkFailure(first: KnownDefect, defects: readonly KnownDefect[], testInfo: TestInfo): void {
  // A terminal gets its messages in colour, in the middle of a name too.
  const messages = testInfo.errors.map(({ message = '' }) => stripVTControlCharacters(message));
  if (messages.length === 0) {
    if (first.isRare) testInfo.expectedStatus = 'passed';
    return;
  }
  const explains = ({ failure }: KnownDefect) => messages.some((message) => failure.test(message));
  const isKnown = (message: string) => defects.some(({ failure }) => failure.test(message));
  // Another failure is news, also beside the known one: it must not hide behind it.
  if (!messages.every(isKnown)) {
    testInfo.expectedStatus = 'passed';
    throw new Error(text('defect.otherFailure', { id: first.id, expected: String(first.failure) }));
  }
  const type = messages.some(isStandstill) ? 'blocked by' : 'known defect';
  tellDefects(defects.filter(explains), type, testInfo);
}

/** Only when a test has failed it is known which of the defects it met. */
function tellDefects(defects: readonly KnownDefect[], type: NoteType, { annotations }: TestInfo): void {
  const expected = annotations.findIndex((each) => each.type === ('known defect' satisfies NoteType));
  annotations.splice(expected, 1, ...defects.map((defect) => note(type, describe(defect))));
}
