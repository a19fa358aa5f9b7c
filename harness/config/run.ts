import path from 'node:path';
import { text } from '../language/text.ts';

/** One call of the test runner: its processes, workspaces and records lie in `folder`. */
export interface Run {
  readonly id: string;
  readonly folder: string;
}

const variable = 'FIRSTRUN_RUN';

/** Tells the workers, which inherit the environment of the runner, which run they belong to. */
export function publishRun(run: Run): void {
  process.env[variable] = run.folder;
}

/**
 * The run this process belongs to.
 * @throws when the global setup has not been here
 */
export function currentRun(): Run {
  const folder = process.env[variable];
  if (folder === undefined) throw new Error(text('run.notSetUp'));
  return { id: path.basename(folder), folder };
}
