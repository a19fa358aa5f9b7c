import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toTerminal } from '../config/terminal.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { nameReason } from './outputs/lost-outputs.ts';

/** Runs a command that is typed after a run; an error that explains itself is told in words, and ends it with 1. */
export async function runReportCommand(work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ExplainedError)) throw error;
    console.error(toTerminal(error.message));
    process.exitCode = 1;
  }
}

/**
 * Writes a page, and its folder where there is none yet.
 * @throws ExplainedError when it cannot be written
 */
export function writePage(file: string, content: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  } catch (cause) {
    throw new ExplainedError({
      headline: text('page.notWritten', { file, reason: nameReason(cause) }),
      wayOut: [text('page.notWrittenWayOut', { folder: path.dirname(file) })],
      cause,
    });
  }
}
