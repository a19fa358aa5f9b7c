/** Everything a spec of the wizard needs; specs import nothing else. */
export { expect } from '@playwright/test';
export { restoredPassword, sampleTables } from '../../fixtures/backups/sample-tables.ts';
export type { Database } from '../services/database-server.ts';
export { listTables } from '../services/query.ts';
export { verifyHash } from '../services/verify-hash.ts';
export { type Answers, databaseAnswers, redisAnswers } from '../wizard/answers.ts';
export { findMisfits } from '../wizard/pseudo-language.ts';
export { faultTest as test } from './fault-fixtures.ts';
export { proves } from './proves.ts';
