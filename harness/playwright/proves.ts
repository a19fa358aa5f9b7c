import type { TestDetails } from '@playwright/test';
import type { CapabilityId } from '../evidence/capabilities.ts';
import { note } from '../evidence/notes.ts';

/** Which rows of the capability table a test proves, such as `C07`: the reports make the table of it. */
export function proves(...ids: readonly CapabilityId[]): TestDetails {
  return { annotation: ids.map((id) => note('capability', id)) };
}
