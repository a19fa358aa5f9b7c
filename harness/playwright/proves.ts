import type { TestDetails } from '@playwright/test';
import type { CapabilityClaim } from '../evidence/capabilities.ts';
import { note } from '../evidence/notes.ts';

/** Which rows of the capability table a test proves, such as `C19 CSRF`: the reports make the table of it. */
export function proves(...claims: readonly CapabilityClaim[]): TestDetails {
  return { annotation: claims.map((claim) => note('capability', claim.slice(0, claim.indexOf(' ')))) };
}
