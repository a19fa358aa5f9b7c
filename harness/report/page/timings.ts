import { formatDecimal, formatDuration, text } from '../../language/text.ts';
import type { Budget, Budgets, StepMeasure } from '../../targets/budgets.ts';
import type { HistoryEntry } from '../record/history.ts';
import type { RunRecord } from '../record/run-record.ts';

export interface Timing extends StepMeasure {
  readonly budget: Budget | undefined;
  /** Of the runs before this one; undefined in the first. */
  readonly medianMs: number | undefined;
  /** Milliseconds of each run that can be compared, this one last. */
  readonly history: readonly number[];
  /** What is more than the budget allows. */
  readonly over: readonly (keyof Budget)[];
}

/** What each screen cost in a run, beside its budget and what it cost before. */
export function makeTimings(
  { tests, at }: RunRecord,
  history: readonly HistoryEntry[],
  budgets: Budgets,
): Timing[] {
  const measures = tests.findLast((test) => test.measures !== undefined)?.measures ?? [];
  const earlier = history.filter((entry) => entry.at < at);
  return measures.map((measure) => {
    const budget = budgets[measure.screen];
    const before = earlier.flatMap((entry) => findMs(entry, measure) ?? []);
    return {
      ...measure,
      budget,
      medianMs: findMedian(before),
      history: [...before, measure.ms],
      over: budget === undefined ? [] : listOverruns(measure, budget),
    };
  });
}

/** How long it took beside what it usually takes: a number of one machine at one moment says little alone. */
export function formatRatio({ ms, medianMs, history }: Timing): string {
  if (medianMs === undefined) return text('page.firstRun');
  const ratio = formatDecimal(ms / Math.max(medianMs, 1));
  return text('page.ratioOf', { ratio, median: formatDuration(medianMs), count: history.length - 1 });
}

function findMs({ measures }: HistoryEntry, { screen }: StepMeasure): number | undefined {
  return measures.find((measure) => measure.screen === screen)?.ms;
}

function findMedian(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

function listOverruns(measure: StepMeasure, budget: Budget): (keyof Budget)[] {
  const sizes = ['ms', 'requests', 'bytes'] as const;
  return sizes.filter((size) => measure[size] > budget[size]);
}
