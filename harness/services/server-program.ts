import { setTimeout as sleep } from 'node:timers/promises';
import { inheritedEnvironment } from '../config/inherited-environment.ts';
import { formatDuration, text } from '../language/text.ts';
import type { LogFiles } from '../server/logs/log-files.ts';
import { describeExit } from '../server/process/exit.ts';
import { type ManagedProcess, startProcess } from '../server/process/managed-process.ts';
import { type ServerError, serverError } from '../server/server-error.ts';
import type { Account } from './account.ts';

/** A program of a database server and where it works. Nothing of it is printed but its name and its paths. */
export interface ServerProgram {
  readonly id: string;
  /** For people, such as `PostgreSQL`. */
  readonly name: string;
  readonly file: string;
  readonly folder: string;
  readonly account: Account | undefined;
  readonly logs: LogFiles;
}

/** Making a data folder takes 0.7 s here; a busy machine may need ten times as long. */
const runLimitMs = 20_000;

/** Starts it in its folder, as its account, writing into its logs. */
export function startProgram(program: ServerProgram, args: readonly string[]): Promise<ManagedProcess> {
  const { id, name, file, folder, account, logs } = program;
  // Messages in English, whatever the machine speaks: they are quoted and searched.
  // And its own folder for temporary files: where each user has one of their own, another account is shut out of ours.
  const env = { ...inheritedEnvironment(), LC_ALL: 'C', HOME: folder, TMPDIR: folder };
  const user = account === undefined ? {} : { user: account };
  return startProcess({ id, name, file, args, cwd: folder, env, logs, ...user });
}

/**
 * Runs a program to its end: what makes the data folder.
 * @throws ServerError with its last words when it fails
 */
export async function runToEnd(program: ServerProgram, args: readonly string[]): Promise<void> {
  await using child = await startProgram({ ...program, id: `${program.id}-init` }, args);
  const exit = await Promise.race([child.exited, sleep(runLimitMs, undefined, { ref: false })]);
  if (exit === undefined || !('code' in exit) || exit.code !== 0) throw await explainFailure(program, child);
}

/** Why it was of no use: how it ended, or else what the last client was told. */
export async function explainFailure(
  { name, file, folder, logs }: ServerProgram,
  child: ManagedProcess,
  cause?: unknown,
): Promise<ServerError> {
  const exit = child.hasExited();
  const elapsed = formatDuration(Date.now() - child.startedAtMs);
  const reason = cause instanceof Error ? cause.message : text('answer.refused');
  const headline =
    exit === undefined
      ? text('service.silent', { name, elapsed, reason })
      : text('service.ended', { name, exit: describeExit(exit), elapsed });
  const facts = [text('service.program', { value: file }), text('service.folder', { value: folder })];
  const wayOut = [text('wayOut.readLogs'), text('service.orName')];
  return serverError({ headline, facts, logs, wayOut, cause });
}
