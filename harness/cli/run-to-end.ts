import { explainFailure, explainUnfinished, explainUnwritten } from './explain-failure.ts';
import { outliveReaders } from './reader.ts';
import { sayError, sayJson } from './say.ts';

/** What a command is called, and whether a machine reads what it prints. */
export interface CommandCall {
  readonly command: string;
  readonly isJson: boolean;
}

/**
 * Runs a command and ends this process with its exit code. Whatever fails says so on standard error, and what only reads
 * standard output is told, too.
 * @param failed the exit code of a command that fails
 */
export function runToEnd(call: CommandCall, failed: number, run: () => Promise<number>): void {
  let isOver = false;
  const whyUnwritten = outliveReaders();
  const fail = (error: unknown) => {
    isOver = true;
    tellFailure(call, error);
    process.exitCode = failed;
  };
  // Nothing is left that it could wait for: without this, Node ends with 0 or 13 and says nothing.
  process.once('exit', () => {
    if (!isOver) fail(explainUnfinished(call.command));
    const unwritten = whyUnwritten();
    if (unwritten !== undefined) fail(explainUnwritten(call.command, unwritten));
  });
  // Thrown where nobody waits, and the state of everything is unknown: what has been started is ended by its keeper.
  process.once('uncaughtException', (error) => {
    fail(error);
    process.exit();
  });
  run().then((exitCode) => {
    isOver = true;
    process.exitCode = exitCode;
  }, fail);
}

function tellFailure({ command, isJson }: CommandCall, error: unknown): void {
  const { headline, message } = explainFailure(command, error);
  sayError(message);
  if (isJson) sayJson({ error: headline, details: message });
}
