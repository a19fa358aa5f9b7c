import type { Column, Situation, Tool } from './plan.ts';
import type { RunningTrial, TrialEnd } from './trial.ts';

/** One answer: a number, with a remark that belongs to it, or the word for what happened instead. */
export type Cell = { readonly value: number; readonly note?: string } | { readonly word: string };

export type Unit = 'ms' | 'MB' | 'lines/s' | 'lines';

/** One line of a table. */
export interface Row {
  readonly key: RowKey;
  readonly unit: Unit;
  /** What ours has to reach, in the row's unit. */
  readonly bar?: { readonly median: number; readonly p90?: number };
}

export type RowKey =
  | 'readyAtOnce'
  | 'readyAfterHalf'
  | 'readyAnytime'
  | 'firstAction'
  | 'memory'
  | 'bodyMemory'
  | 'crash'
  | 'crashInRun'
  | 'death'
  | 'stopPolite'
  | 'stopStubborn'
  | 'stopForked'
  | 'floodSpeed'
  | 'floodWhole'
  | 'floodMemory'
  | 'killed'
  | 'watcher'
  | 'copy';

/** What a question is asked with. */
export interface Bench {
  /** Runs one tool in a situation; port and folder are chosen here. */
  run(
    tool: Tool | 'baseline',
    given: BenchSituation,
  ): Promise<{ readonly end: TrialEnd; readonly folder: string }>;
}

export type BenchSituation = Omit<Situation, 'port' | 'folder'> & {
  readonly meanwhile?: (running: RunningTrial) => Promise<void>;
};

/** What is measured together, in one go for each tool and round. */
export interface Question<T extends Column = Tool> {
  readonly tools: readonly T[];
  readonly rows: readonly Row[];
  /** One round of one tool. */
  measure(tool: T, bench: Bench, round: number): Promise<Partial<Record<RowKey, Cell>>>;
}

/** Tables: each is made of one or more questions. */
export const questionNames = ['ready', 'crash', 'death', 'stop', 'flood', 'kill', 'copy'] as const;
export type QuestionName = (typeof questionNames)[number];
