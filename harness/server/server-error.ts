import { defuse } from '../language/defuse.ts';
import { ExplainedError, type Explanation } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import type { LogFiles } from './logs/log-files.ts';
import { readMerged } from './logs/merged-log.ts';

/** Enough for a deep traceback and what led to it, little enough to read. */
const tailLines = 50;
/** Beyond this many characters nobody reads a line in an error message. */
const lineLimit = 1_000;

/** What a failure of a server tells; its last words are read from its logs. */
export interface FailureReport extends Omit<Explanation, 'quote'> {
  readonly logs?: LogFiles;
  /** How the server was to be seen from outside, for a report to attach. */
  readonly portrait?: string;
  /** Whether somebody else got the port, so that another one may help. */
  readonly isPortLost?: boolean;
}

/** A server did not start, did not stay or did not stop; the message alone should be enough to repair it. */
export class ServerError extends ExplainedError {
  override readonly name = 'ServerError';
  /** Where the server's words are, for a report to attach. */
  readonly logs: LogFiles | undefined;
  /** How it was to be seen from outside when it failed; absent where nothing had been started. */
  readonly portrait: string | undefined;
  readonly isPortLost: boolean;

  constructor(report: Explanation & FailureReport) {
    super(report);
    const { logs, portrait, isPortLost } = report;
    this.logs = logs;
    this.portrait = portrait;
    this.isPortLost = isPortLost ?? false;
  }
}

/** Puts the report together, reading the last lines of the logs. */
export async function serverError(report: FailureReport): Promise<ServerError> {
  const { facts = [], logs } = report;
  if (logs === undefined) return new ServerError(report);
  const places = [text('fact.out', { value: logs.out }), text('fact.err', { value: logs.err })];
  return new ServerError({ ...report, facts: [...facts, ...places], quote: await quoteTail(logs) });
}

/** The last lines of both logs, in the order they were written, below a title. */
export async function quoteTail(logs: LogFiles): Promise<string[]> {
  // Logs that cannot be read any more must not hide why somebody wanted to read them.
  const entries = await readMerged(logs, {
    lines: tailLines,
    accepts: ({ line }) => line.trim() !== '',
  }).catch(() => []);
  if (entries.length === 0) return [text('tail.empty')];
  return [text('tail.title'), ...entries.map(({ stream, line }) => `  ${stream} | ${clip(defuse(line))}`)];
}

function clip(line: string): string {
  if (line.length <= lineLimit) return line;
  return `${line.slice(0, lineLimit)}${text('tail.cut', { count: line.length })}`;
}
