import { formatAge, type Language, text } from '../../language/text.ts';
import type { RunRecord, TestState } from '../record/run-record.ts';

/** A name, and what it stands for. */
export type Fact = readonly [name: string, value: string];

/** What was tested with what, and when. */
export function describeRun(record: RunRecord, language: Language): Fact[] {
  const { version, commit, runName, browserVersion = record.browser } = record;
  const application = [record.target, version, commit && text('page.commit', { commit })];
  return [
    [text('page.application'), listKnown(application)],
    [text('page.counts'), countStates(record)],
    [text('page.browser'), browserVersion],
    [text('page.system'), `${record.os}, Node ${record.node}`],
    ...(runName === undefined ? [] : [[text('page.runName'), runName] as const]),
    [text('page.at'), formatTime(record.at, language)],
    [text('page.duration'), formatAge(record.durationMs)],
  ];
}

function listKnown(values: readonly (string | undefined)[]): string {
  return values.filter((value) => value !== undefined && value !== '').join(', ');
}

function countStates({ tests }: RunRecord): string {
  const count = (state: TestState) => tests.filter((test) => test.state === state).length;
  return text('page.countsOf', {
    passed: count('passed'),
    failed: count('failed') + count('repaired'),
    known: count('known'),
    skipped: count('skipped'),
    notRun: count('not run'),
  });
}

/** In the time of the machine that writes the report, which its reader most likely shares. */
function formatTime(at: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at));
}
