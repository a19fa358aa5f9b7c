import path from 'node:path';
import type { TestCase } from '@playwright/test/reporter';

/** `<file> > <title>`, as people and the lists of known defects name a spec. */
export type SpecName = string;

export function nameSpec(test: TestCase): SpecName {
  const [, , , ...titles] = test.titlePath();
  return [path.basename(test.location.file), ...titles].join(' > ');
}

/** `<file>:<line>`, as the command line of Playwright takes it. */
export function placeSpec({ location: { file, line } }: TestCase): string {
  return `${path.basename(file)}:${line}`;
}
