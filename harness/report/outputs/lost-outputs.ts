import { appendFileSync } from 'node:fs';
import { text } from '../../language/text.ts';

/** What a run writes for people. */
export type Output = 'html' | 'allure' | 'record' | 'summary';

const lost = new Map<Output, string>();

/**
 * Remembers that something could not be written; of each output the first time counts. The run's verdict is about the
 * application, and stands.
 * @param place the file or folder that was to be written
 */
export function noteLost(output: Output, place: string, error: unknown): void {
  const what = text(`output.${output}`);
  if (!lost.has(output)) lost.set(output, text('output.lost', { what, place, reason: nameReason(error) }));
}

/** What could not be written up to now, in words for people. */
export function describeLost(): string[] {
  return [...lost.values()];
}

/** Adds to the summary of a CI job, where there is one; one that cannot be written is lost, and nothing else. */
export function appendSummary(file: string | undefined, markdown: string): void {
  if (file === undefined) return;
  try {
    appendFileSync(file, markdown, 'utf8');
  } catch (error) {
    noteLost('summary', file, error);
  }
}

const reasons = {
  ENOSPC: 'reason.full',
  EDQUOT: 'reason.full',
  EACCES: 'reason.notAllowed',
  EPERM: 'reason.notAllowed',
  EROFS: 'reason.readOnly',
  EISDIR: 'reason.isFolder',
  EEXIST: 'reason.isFile',
  ENOTDIR: 'reason.isFile',
  ENOENT: 'reason.noFolder',
  EBUSY: 'reason.inUse',
} as const;

/** Why something could not be read or written, in words for people; a reason that is rare as the system tells it. */
export function nameReason(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return code in reasons ? text(reasons[code as keyof typeof reasons]) : (message ?? String(error));
}
