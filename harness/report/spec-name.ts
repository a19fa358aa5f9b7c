import path from 'node:path';
import type { RecordedTest } from './record/run-record.ts';

/** `<file> > <title>`, as known defects name a spec. */
export function nameSpec({ file, titles }: Pick<RecordedTest, 'file' | 'titles'>): string {
  return [path.posix.basename(file), ...titles].join(' > ');
}
