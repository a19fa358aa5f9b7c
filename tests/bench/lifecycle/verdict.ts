import type { Cells } from './contest.ts';
import type { Column } from './plan.ts';
import type { Cell, Row, Unit } from './question.ts';
import { quantile } from './statistics.ts';

/** What all rounds of one tool say together. */
export interface Summary {
  /** Absent when a round gave a word: what hangs or leaves something has no time. */
  readonly median?: number;
  readonly p90?: number;
  /** The word of most rounds, or the remark to most numbers. */
  readonly word?: string;
}

export interface Verdict {
  readonly row: Row;
  readonly summaries: Readonly<Partial<Record<Column, Summary>>>;
  /** Ours among those that have a number and did what was asked, from 1. */
  readonly place: number;
  readonly isBarReached: boolean | undefined;
}

/** Medians of one and the same tool differ by so much from run to run: who is behind by less than that is not behind. */
const spread = {
  share: 0.05,
  // The disk makes 15 to 37 ms of one and the same flood.
  least: { ms: 3, MB: 3, 'lines/s': 10 } satisfies Record<Exclude<Unit, 'lines'>, number>,
};

/** The same for a person. */
export const spreadWords = `${spread.share * 100} % and ${spread.least.ms} ms or MB (${spread.least['lines/s']} ms for the flood)`;

/** More of it is better. */
const isMoreBetter = (unit: Unit) => unit === 'lines' || unit === 'lines/s';
/** What was killed without having been asked did not end in order: its time is shown, but it wins nothing. */
const isDisqualified = ({ word }: Summary) => word === 'killed, not asked';

/** Sums a row up. */
export function judgeRow(row: Row, cells: Cells): Verdict {
  const given = Object.entries(cells[row.key] ?? {}) as [Column, Cell[]][];
  const summaries = Object.fromEntries(
    given.map(([tool, all]) => [tool, summarize(all)]),
  ) as Verdict['summaries'];
  const { ours } = summaries;
  const rivals = Object.values(summaries).filter((one) => one !== ours && !isDisqualified(one));
  const better = rivals.filter((rival) => ours === undefined || isBetter(rival, ours, row.unit));
  return { row, summaries, place: better.length + 1, isBarReached: isReached(row, ours) };
}

function summarize(cells: readonly Cell[]): Summary {
  const words = cells.flatMap((cell) => ('word' in cell ? [cell.word] : []));
  const share = words.length < cells.length ? ` (${words.length} of ${cells.length})` : '';
  if (words.length > 0) return { word: mostFrequent(words) + share };
  const values = cells.flatMap((cell) => ('value' in cell ? [cell.value] : []));
  const notes = cells.flatMap((cell) => ('value' in cell && cell.note !== undefined ? [cell.note] : []));
  const numbers = { median: quantile(values, 0.5), p90: quantile(values, 0.9) };
  return notes.length === 0 ? numbers : { ...numbers, word: mostFrequent(notes) };
}

function isBetter(rival: Summary, ours: Summary, unit: Unit): boolean {
  if (rival.median === undefined) return false;
  if (ours.median === undefined) return true;
  const cost = toCost(ours.median, unit);
  const ahead = cost - toCost(rival.median, unit);
  return ahead > (unit === 'lines' ? 0 : Math.max(spread.least[unit], Math.abs(cost) * spread.share));
}

/** Less of it is better: speeds are compared as the milliseconds that 200,000 lines take. */
function toCost(value: number, unit: Unit): number {
  if (unit === 'lines') return -value;
  return unit === 'lines/s' ? (200_000 / value) * 1000 : value;
}

function isReached({ bar, unit }: Row, ours: Summary | undefined): boolean | undefined {
  if (bar === undefined) return undefined;
  if (ours?.median === undefined || ours.p90 === undefined) return false;
  // A remark tells of a round that lost some.
  if (isMoreBetter(unit)) return ours.median >= bar.median && ours.word === undefined;
  return ours.median <= bar.median && (bar.p90 === undefined || ours.p90 <= bar.p90);
}

function mostFrequent(words: readonly string[]): string {
  const count = (word: string) => words.filter((other) => other === word).length;
  return [...words].sort((a, b) => count(b) - count(a))[0] as string;
}
