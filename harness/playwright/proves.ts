import type { TestDetails } from '@playwright/test';

/** Which rows of the capability table a test proves, such as `C07`: the reports make the table of it. */
export function proves(...ids: readonly `C${number}`[]): TestDetails {
  return { annotation: ids.map((id) => ({ type: 'capability', description: id })) };
}
