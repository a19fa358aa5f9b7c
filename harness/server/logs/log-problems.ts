import type { LogEntry } from './merged-log.ts';

/** A line of a server that speaks of trouble, with the lines that belong to it, such as a traceback. */
export interface LogProblem {
  readonly entry: LogEntry;
  /** The line and what belongs to it, as it stands in the log. */
  readonly text: string;
}

/** What stands before the level is a time, a bracket or nothing, and no word in small letters. */
const level = /^[^a-z]*?\b(DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|CRITICAL|FATAL)\b/;
/** Warnings of Python and of Node, an error that nobody caught, and pino's numbers for warn, error and fatal. */
const unlevelled =
  /^(?:\S+:\d+: \w*Warning: |\(node:\d+\) .*Warning: |Traceback \(most recent call last\)|(?:\w+\.)*\w*(?:Error|Exception)(?: \[\w+\])?: |\{"level":[456]0,)/;
const time = /^\W{0,2}\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/;
const troubled = new Set(['WARN', 'WARNING', 'ERROR', 'CRITICAL', 'FATAL']);

/**
 * The lines at warning level or above, tracebacks and errors that nobody caught, in their order. A line without a
 * time and a level of its own belongs to the one before it in the same stream.
 */
export function findProblems(entries: readonly LogEntry[]): LogProblem[] {
  const open: Partial<Record<LogEntry['stream'], string[]>> = {};
  const found: { entry: LogEntry; lines: string[] }[] = [];
  for (const entry of entries) {
    const lines = open[entry.stream];
    if (lines !== undefined && !isOfItsOwn(entry.line)) lines.push(entry.line);
    else if (isTrouble(entry.line)) {
      const begun = { entry, lines: [entry.line] };
      found.push(begun);
      open[entry.stream] = begun.lines;
    } else delete open[entry.stream];
  }
  return found.map(({ entry, lines }) => ({ entry, text: lines.join('\n') }));
}

/** Whether a line alone speaks of trouble. */
export function isTrouble(line: string): boolean {
  return troubled.has(level.exec(line)?.[1] ?? '') || unlevelled.test(line);
}

function isOfItsOwn(line: string): boolean {
  return level.test(line) || time.test(line) || line.startsWith('{"level":');
}
