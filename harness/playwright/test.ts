/** Everything a spec of the wizard needs; specs import nothing else. */
export { expect } from '@playwright/test';
export { faultTest as test } from './fault-fixtures.ts';
export { proves } from './proves.ts';
