import type { Severity } from '../targets/known-defect.ts';

/** A type that begins like this is in no report of Playwright's. */
export const severityNote = '_severity';

/** The annotation by which a test that shows a known defect tells how bad that is. */
export function noteSeverity(severity: Severity): { type: string; description: string } {
  return { type: severityNote, description: severity };
}
