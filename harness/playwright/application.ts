/** Everything a law over the life of an application needs; its specs import nothing else. */
export { expect } from '@playwright/test';
export { environments, environmentTest as test } from './environment-fixtures.ts';
export { proves } from './proves.ts';
