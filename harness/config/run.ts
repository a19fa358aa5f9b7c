import path from 'node:path';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { settings } from './env.ts';

/** One call of the test runner: its processes, workspaces and records lie in `folder`. */
export interface Run {
  readonly id: string;
  readonly folder: string;
}

/** What tells a process which run it belongs to. */
export const runVariable = 'FIRSTRUN_RUN';

const logsVariable = 'FIRSTRUN_LOGS';

/**
 * Tells the workers, which inherit the environment of the runner, which run they belong to.
 * @param logFolder where its servers write; default: where those of a person do
 */
export function publishRun(run: Run, logFolder = settings.logDir): void {
  process.env[runVariable] = run.folder;
  process.env[logsVariable] = logFolder;
}

/** Where the servers of this process write: in one folder for each run of tests. */
export function currentLogFolder(): string {
  return process.env[logsVariable] ?? settings.logDir;
}

const outputVariable = 'FIRSTRUN_OUTPUT';

/** Tells the workers where the results and reports of their run go. */
export function publishOutput(folder: string): void {
  process.env[outputVariable] = folder;
}

/** Where they go; undefined in a runner that has not chosen yet. */
export function currentOutput(): string | undefined {
  return process.env[outputVariable];
}

/**
 * The run this process belongs to.
 * @throws when the global setup has not been here
 */
export function currentRun(): Run {
  const folder = process.env[runVariable];
  if (folder === undefined) {
    throw new ExplainedError({ headline: text('run.notSetUp'), wayOut: [text('run.setUp')] });
  }
  return { id: path.basename(folder), folder };
}
