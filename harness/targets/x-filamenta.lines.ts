import type { StepLines } from './step-lines.ts';

/** Each of its own lines comes twice: as Flask writes it, and as the root logger does. */
const said = (message: string) =>
  new RegExp(`^(\\[[-\\d :,]+\\] INFO in \\w+|[-\\d :,]+ \\[INFO\\] [\\w.]+): ${message}$`, 'm');
const posted = (...steps: string[]) => said(`WIZARD STEP: (${steps.join('|')})`);

/** What X-Filamenta-Python says in its logs on the way. */
export const xFilamentaLines: StepLines = {
  must: {
    language: [said('Language set to: (en|fr)')],
    welcome: [posted('requirements')],
    requirements: [posted('db_form')],
    db_form: [posted('db_test')],
    db_test: [posted('cache_config', 'upload_form', 'admin_form')],
    cache_config: [posted('cache_test')],
    cache_test: [posted('upload_form', 'admin_form')],
    upload_form: [posted('admin_form')],
    admin_form: [posted('admin')],
    summary: [posted('finalize'), said('Installation flag created: \\S.*')],
  },
  may: [
    said('Language detected from browser: \\w+'),
    said('Redirecting to installation page: /\\S*'),
    said('Cache backend initialized: \\w+'),
    said('Creating tables with metadata: .*'),
    said('Database URI saved to \\.env: .*'),
    said('Installation flag verified'),
    said('Installation cache invalidated in Flask app'),
  ],
};
