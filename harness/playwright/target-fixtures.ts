import { settings } from '../config/env.ts';
import { findTarget } from '../targets/find-target.ts';
import type { Target } from '../targets/target.ts';
import { serverTest } from './server-fixtures.ts';

export interface TargetFixture {
  /** What is tested, with everything that the contract of its wizard leaves open. */
  readonly target: Target;
}

/** For the specs of the contract: a wizard that is described has no target. */
export const targetTest = serverTest.extend<object, TargetFixture>({
  target: [
    async ({ seededBug }, use) => use(findTarget({ ...settings, bug: seededBug })),
    { scope: 'worker', box: true },
  ],
});
