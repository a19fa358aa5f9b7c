import { describeChoices } from '../evidence/choices.ts';
import { formatDuration, text } from '../language/text.ts';
import type { RecordedTest } from './record/run-record.ts';

/** Where a test failed, and with which choices: `step "admin: submit", French, SQLite, files, after 3.2 s`. */
export function describePlace({ failure, annotations, durationMs }: RecordedTest): string {
  const step = failure?.step;
  return [
    ...(step === undefined ? [] : [text('page.step', { step })]),
    ...describeChoices(annotations),
    text('page.after', { duration: formatDuration(durationMs) }),
  ].join(', ');
}
