import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { FullResult, Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { toTerminal } from '../../harness/config/terminal.ts';
import { proofFile } from './proof.ts';

/** One line for each check, with what it proved; a failure tells what was expected and seen. */
export default class LinesReporter implements Reporter {
  readonly #passed: Record<string, number> = {};
  readonly #counts: Record<string, number> = { OK: 0, FAILED: 0, WARNING: 0 };

  printsToStdio(): boolean {
    return true;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const mark = { passed: 'OK', skipped: 'WARNING' }[result.status as string] ?? 'FAILED';
    const reason = test.annotations.find(({ type }) => type === 'skip')?.description;
    this.#count(mark);
    const project = test.titlePath()[1] as string;
    if (mark === 'OK') this.#passed[project] = (this.#passed[project] ?? 0) + 1;
    const about = mark === 'WARNING' ? `skipped: ${reason}` : `${(result.duration / 1000).toFixed(1)} s`;
    say(`[${mark}] ${test.titlePath().slice(3).join(', ')} (${about})`);
    result.errors.forEach(tell);
  }

  onError(error: TestError): void {
    this.#count('FAILED');
    say('[FAILED] outside of a check');
    tell(error);
  }

  #count(mark: string): void {
    this.#counts[mark] = (this.#counts[mark] ?? 0) + 1;
  }

  onEnd(result: FullResult): void {
    const { OK, FAILED, WARNING } = this.#counts as { OK: number; FAILED: number; WARNING: number };
    const mark = result.status === 'passed' ? 'OK' : 'FAILED';
    const seconds = Math.round(result.duration / 1000);
    writeFileSync(
      proofFile(),
      JSON.stringify({ passed: this.#passed, failed: FAILED, skipped: WARNING, seconds }),
    );
    say(`[${mark}] Windows: ${OK} passed, ${FAILED} failed, ${WARNING} skipped in ${seconds} s`);
  }
}

function tell({ message, value, location }: TestError): void {
  const lines = stripVTControlCharacters(message ?? value ?? '').split(/\r?\n/);
  const place = location === undefined ? [] : [`at ${location.file}:${location.line}`];
  for (const line of [...lines, ...place]) say(`    ${line}`);
}

/** By console.log, which breaks lines as the system does. */
function say(line: string): void {
  console.log(toTerminal(line));
}
