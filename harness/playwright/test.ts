/** Everything a spec of the wizard needs; specs import nothing else. */
export { expect } from '@playwright/test';
export { proves } from './proves.ts';
export { serviceTest as test } from './service-fixtures.ts';
