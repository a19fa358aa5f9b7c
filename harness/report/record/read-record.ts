import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../config/project-root.ts';
import { ExplainedError } from '../../language/explained-error.ts';
import { text } from '../../language/text.ts';
import { recordFiles, reportFolders } from '../report-names.ts';
import { type RunRecord, runRecord } from './run-record.ts';

/** There is no record that could be read; the message names the way out. */
export class RecordError extends ExplainedError {
  override readonly name = 'RecordError';
}

/**
 * What the last run of this project has written down.
 * @throws RecordError when there is nothing that could be read; with the way out
 */
export function readLastRun(): RunRecord {
  return readRecord(path.join(projectRoot, reportFolders.wizard, recordFiles.lastRun));
}

/**
 * Reads what the last run has written down.
 * @throws RecordError when there was none, it cannot be read, or another version of the harness wrote it; with the way out
 */
export function readRecord(file: string): RunRecord {
  const parsed = runRecord.safeParse(parseJson(readText(file), file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw failure('record.otherFormat', { file, place: issue?.path.join('.') ?? '' });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw failure('record.none', { file }, cause);
  }
}

function parseJson(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw failure('record.broken', { file }, cause);
  }
}

type Problem = 'record.none' | 'record.broken' | 'record.otherFormat';

function failure(problem: Problem, values: Readonly<Record<string, string>>, cause?: unknown): RecordError {
  return new RecordError({
    headline: text(problem, values),
    wayOut: [text('record.wayOut', { command: 'npx playwright test' })],
    cause,
  });
}
