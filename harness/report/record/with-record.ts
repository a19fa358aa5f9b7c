import path from 'node:path';
import { projectRoot } from '../../config/project-root.ts';
import { toTerminal } from '../../config/terminal.ts';
import { recordFiles, reportFolders } from '../report-names.ts';
import { RecordError, readRecord } from './read-record.ts';
import type { RunRecord } from './run-record.ts';

/** Does a command's work with what the last run has written down; where there is nothing to read, says so and fails. */
export function withRecord(work: (record: RunRecord) => void): void {
  try {
    work(readRecord(path.join(projectRoot, reportFolders.wizard, recordFiles.lastRun)));
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    console.error(toTerminal(error.message));
    process.exitCode = 1;
  }
}
