import type { TestDetails } from '@playwright/test';
import type { CapabilityId } from '../report/capabilities.ts';

/** Which rows of the capability table a test proves, such as `C07`: the reports make the table of it. */
export function proves(...ids: readonly CapabilityId[]): TestDetails {
  return { annotation: ids.map((id) => ({ type: 'capability', description: id })) };
}
