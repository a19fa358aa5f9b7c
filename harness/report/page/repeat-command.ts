import { setVariables } from '../../config/shell-variables.ts';
import type { RecordedTest, RunRecord } from '../record/run-record.ts';

/** What a repetition needs to know of the run. */
export type Repetition = Pick<RunRecord, 'environment' | 'os' | 'tests'>;

/**
 * The command that repeats a test alone, for the shell of the system that the run was on: on Windows PowerShell, which
 * sets each variable in a line of its own.
 */
export function formatRepeatCommand(test: RecordedTest, { environment, os, tests }: Repetition): string {
  const command = ['npx playwright test', ...chooseTest(test, tests)].join(' ');
  const isWindows = os === 'windows';
  return [...setVariables(environment, isWindows), command].join(isWindows ? '\n' : ' ');
}

function chooseTest(test: RecordedTest, tests: readonly RecordedTest[]): readonly string[] {
  // They are about the server of the run, which there is only with tests that need it.
  if (test.project === 'setup' || test.project === 'teardown') return ['--project=wizard'];
  const place = `${test.file}:${test.line}`;
  const sharing = tests.filter(({ file, line }) => file === test.file && line === test.line);
  const title = sharing.length > 1 ? [`-g "${toPattern(test.titles)}"`] : [];
  return [place, `--project=${test.project}`, ...title];
}

/** The rows of a table share a place. What a shell or a pattern could take for its own is any character. */
function toPattern(titles: readonly string[]): string {
  return `${titles.join(' ').replace(/[^\p{L}\p{N} ,:-]/gu, '.')}$`;
}
