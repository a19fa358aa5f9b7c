import path from 'node:path';

/**
 * The folder of `playwright.config.ts` and `.env`. What is named by a relative path lies there, wherever a command was
 * typed: `npx playwright test -c <folder>` and `npm --prefix <folder>` work from elsewhere. The harness's own specs give
 * the commands a project of their own by the variable.
 */
export const projectRoot = process.env['FIRSTRUN_PROJECT'] ?? path.resolve(import.meta.dirname, '..', '..');
