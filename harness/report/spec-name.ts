import path from 'node:path';
import type { TestCase } from '@playwright/test/reporter';
import type { RecordedTest } from './record/run-record.ts';

/** `<file> > <title>`, as known defects name a spec. */
export function nameSpec({ file, titles }: Pick<RecordedTest, 'file' | 'titles'>): string {
  return [path.posix.basename(file), ...titles].join(' > ');
}

/** The same of a test that has not been written down yet. */
export function nameCase(test: TestCase): string {
  return [path.basename(test.location.file), ...listTitles(test)].join(' > ');
}

/** The titles of a test inside its file, the outermost first. */
export function listTitles(test: TestCase): string[] {
  const [_root, _project, _file, ...titles] = test.titlePath();
  return titles;
}

/** Whether a test is about a wizard, and not about the harness itself. */
export function isOfWizard(test: TestCase): boolean {
  return test.parent.project()?.name === 'wizard';
}
