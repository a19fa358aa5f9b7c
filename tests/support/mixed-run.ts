import type { ReporterDescription } from '@playwright/test';

/** A failure with all that a test of the wizard tells of it, between tests that pass. */
export const mixedSpec = `
  test('passes', () => {});
  test('fails', async ({}, info) => {
    info.annotations.push({ type: '_language', description: 'fr' }, { type: '_cache', description: 'redis' });
    await info.attach('server log, stderr', { body: 'said [ERROR] first', contentType: 'text/plain' });
    await test.step('admin: submit', async () => { expect('seen').toBe('wanted'); });
  });
  test('is skipped', () => { test.skip(true, 'no Redis here'); });
  test('fails as known', () => { test.fail(); throw new Error('no'); });`;

/** The pages have specs of their own, and take most of the time. */
export function withoutPages(all: readonly ReporterDescription[]): readonly ReporterDescription[] {
  return all.filter(([name]) => /terminal-reporter|capability-reporter|mask-reporter/.test(name));
}
