/** Everything a spec of the wizard needs; specs import nothing else. */
export { expect } from '@playwright/test';
export { proves } from './proves.ts';
export { wizardTest as test } from './wizard-fixtures.ts';
