import path from 'node:path';
import { currentRun } from '../../harness/config/run.ts';
import { type LaunchOptions, launchServer } from '../../harness/server/launch.ts';
import { findFamily } from '../../harness/server/process/process-family.ts';
import { readRecords } from '../../harness/server/run/record.ts';
import type { ServerError } from '../../harness/server/server-error.ts';
import type { Target } from '../../harness/targets/target.ts';

export interface FailedStart {
  /** What the user reads: its first line, its facts, the last lines of the server, and the ways out. */
  readonly headline: string;
  readonly facts: readonly string[];
  readonly tail: readonly string[];
  readonly wayOut: readonly string[];
  readonly elapsedMs: number;
  /** Processes and records of this start that are still there. */
  readonly left: readonly string[];
}

/** Starts a server that must not become healthy, and takes the error apart. */
export async function failToStart(target: Target, options: LaunchOptions = {}): Promise<FailedStart> {
  const begin = performance.now();
  const error = await launchServer(target, options).then(async (server) => {
    await server.stop();
    throw new Error('it became healthy');
  }, notice);
  const elapsedMs = performance.now() - begin;
  const [headline = '', ...lines] = error.message.split('\n');
  const wayOutAt = lines.indexOf('what to do:');
  const tailLine = /^ {2}(out|err) \| /;
  return {
    headline,
    facts: lines.filter((line, at) => at < wayOutAt && /^ {2}/.test(line) && !tailLine.test(line)),
    tail: lines.filter((line) => tailLine.test(line)).map((line) => line.trim()),
    wayOut: lines.slice(wayOutAt + 1),
    elapsedMs,
    left: await findLeft(error),
  };
}

function notice(error: ServerError): ServerError {
  return error;
}

/** The id of the process stands in the names of its logs. */
async function findLeft({ logs }: ServerError): Promise<string[]> {
  if (logs === undefined) return [];
  const run = currentRun();
  const id = /_([\da-f]+)\.log$/.exec(path.basename(logs.out))?.[1];
  const family = findFamily({ marker: `${run.id}/${id}`, logs });
  const records = (await readRecords(run.folder)).filter((record) => record.id === id);
  return [...family.map(({ pid }) => `process ${pid}`), ...records.map((record) => `record ${record.id}`)];
}
