/** Everything a spec of the wizard needs; specs import nothing else. */
export { expect } from '@playwright/test';
export type { Database } from '../services/database-server.ts';
export { insertRow, listTables, makeTable, type RowSource, readRows } from '../services/query.ts';
export { type DatabaseAnswers, databaseAnswers, redisAnswers } from '../wizard/answers.ts';
export { findMisfits } from '../wizard/pseudo-language.ts';
export { faultTest as test } from './fault-fixtures.ts';
export { proves } from './proves.ts';
