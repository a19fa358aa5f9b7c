import path from 'node:path';
import type { TestCase } from '@playwright/test/reporter';

/** `<file> > <title>`, as people and the lists of known defects name a spec. */
export type SpecName = string;

export function nameSpec(test: TestCase): SpecName {
  const [, , , ...titles] = test.titlePath();
  return [path.basename(test.location.file), ...titles].join(' > ');
}
