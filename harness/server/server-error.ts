import { text } from '../language/text.ts';
import { type LogFiles, readTail } from './log-files.ts';

/** What a failure tells: the headline, facts one a line, the server's own last words, and the way out. */
export interface FailureReport {
  readonly headline: string;
  readonly facts: readonly string[];
  readonly logs?: LogFiles;
  readonly wayOut: readonly string[];
  readonly cause?: unknown;
}

/** A server did not start, did not stay or did not stop; the message alone should be enough to repair it. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  /** Where the server's words are, for a report to attach. */
  readonly logs: LogFiles | undefined;

  constructor(message: string, logs: LogFiles | undefined, cause: unknown) {
    super(message, { cause });
    this.logs = logs;
  }
}

/** Puts the report together, reading the last lines of the logs. */
export async function serverError(report: FailureReport): Promise<ServerError> {
  const { headline, facts, logs, wayOut, cause } = report;
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
  return new ServerError(lines.join('\n'), logs, cause);
}

async function quoteTail(logs: LogFiles): Promise<string[]> {
  const lines = await readTail(logs);
  if (lines.length === 0) return [text('tail.empty')];
  // The bar in front keeps a line such as "::error::" from being taken for a command by a CI runner.
  return [text('tail.title'), ...lines.map((line) => `  | ${line}`)];
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
