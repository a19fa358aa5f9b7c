import path from 'node:path';
import { text } from '../language/text.ts';

/** One call of the test runner: its processes, workspaces and records lie in `folder`. */
export interface Run {
  readonly id: string;
  readonly folder: string;
}

/** What tells a process which run it belongs to. */
export const runVariable = 'FIRSTRUN_RUN';

/** Tells the workers, which inherit the environment of the runner, which run they belong to. */
export function publishRun(run: Run): void {
  process.env[runVariable] = run.folder;
}

/**
 * The run this process belongs to.
 * @throws when the global setup has not been here
 */
export function currentRun(): Run {
  const folder = process.env[runVariable];
  if (folder === undefined) throw new Error(text('run.notSetUp'));
  return { id: path.basename(folder), folder };
}
