/** Everything a spec of the wizard needs; specs import nothing else. */
export { expect } from '@playwright/test';
export { restoredPassword, sampleTables } from '../../fixtures/backups/sample-tables.ts';
export type { Database } from '../services/database-server.ts';
export { listTables } from '../services/query.ts';
export { verifyHash } from '../services/verify-hash.ts';
export { databaseAnswers, redisAnswers } from '../wizard/answers.ts';
export { findMisfits } from '../wizard/pseudo-language.ts';
export { commandTest as test } from './command-fixtures.ts';
export { proves } from './proves.ts';
