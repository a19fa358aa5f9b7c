import { formatAge, type Language, text } from '../../language/text.ts';
import { type Application, nameApplication } from '../record/describe-application.ts';
import type { RunRecord } from '../record/run-record.ts';
import { countStates } from '../run-summary.ts';
import { formatCounts } from '../summary-text.ts';

/** A name, and what it stands for. */
export type Fact = readonly [name: string, value: string];

/** What was tested with what, and when. */
export function describeRun(record: RunRecord, language: Language): Fact[] {
  const { runName, browserVersion = record.browser } = record;
  return [
    [text('page.application'), nameApplication(applicationOf(record))],
    [text('page.counts'), formatCounts({ counts: countStates(record.tests) })],
    [text('page.browser'), browserVersion],
    [text('page.system'), `${record.os}, Node ${record.node}`],
    ...(runName === undefined ? [] : [[text('page.runName'), runName] as const]),
    [text('page.at'), formatTime(record.at, language)],
    [text('page.duration'), formatAge(record.durationMs)],
  ];
}

/** What was tested in a run. */
export function applicationOf({ target, place, version, commit, environment }: RunRecord): Application {
  return { target, place, version, commit, bug: environment['WIZARD_BUG'] };
}

/** In the time of the machine that writes the report, which its reader most likely shares. */
function formatTime(at: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at));
}
