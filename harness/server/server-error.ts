import { defuse } from '../language/defuse.ts';
import { text } from '../language/text.ts';
import type { LogFiles } from './logs/log-files.ts';
import { readMerged } from './logs/merged-log.ts';

/** Enough for a deep traceback and what led to it, little enough to read. */
const tailLines = 50;
/** Beyond this many characters nobody reads a line in an error message. */
const lineLimit = 1_000;

/** What a failure tells: the headline, facts one a line, the server's own last words, and the way out. */
export interface FailureReport {
  readonly headline: string;
  readonly facts: readonly string[];
  readonly logs?: LogFiles;
  readonly wayOut: readonly string[];
  /** How the server was to be seen from outside, for a report to attach. */
  readonly portrait?: string;
  readonly cause?: unknown;
  /** Whether somebody else got the port, so that another one may help. */
  readonly isPortLost?: boolean;
}

/** A server did not start, did not stay or did not stop; the message alone should be enough to repair it. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  /** Where the server's words are, for a report to attach. */
  readonly logs: LogFiles | undefined;
  /** How it was to be seen from outside when it failed; absent where nothing had been started. */
  readonly portrait: string | undefined;
  readonly isPortLost: boolean;

  constructor(message: string, { logs, portrait, cause, isPortLost }: FailureReport) {
    super(message, { cause });
    this.logs = logs;
    this.portrait = portrait;
    this.isPortLost = isPortLost ?? false;
  }
}

/** Puts the report together, reading the last lines of the logs. */
export async function serverError(report: FailureReport): Promise<ServerError> {
  const { headline, facts, logs, wayOut } = report;
  const lines = [
    headline,
    ...indent(facts),
    ...indent(
      logs === undefined
        ? []
        : [text('fact.out', { value: logs.out }), text('fact.err', { value: logs.err })],
    ),
    ...(logs === undefined ? [] : await quoteTail(logs)),
    text('wayOut.title'),
    ...wayOut.map((line) => `  - ${line}`),
  ];
  return new ServerError(lines.join('\n'), report);
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

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
