import type { StepLines } from './step-lines.ts';

const posted = (step: string) => new RegExp(`^[-\\d :,]+ \\[INFO\\] wizard: WIZARD STEP: ${step}$`, 'm');

/** What the reference says in its logs on the way. */
export const referenceLines: StepLines = {
  must: {
    language: [/^[-\d :,]+ \[INFO\] language: Language set to: (en|fr)$/m],
    welcome: [posted('requirements')],
    requirements: [posted('db_form')],
    db_form: [posted('db_test')],
    db_test: [posted('cache_config')],
    cache_config: [posted('cache_test')],
    cache_test: [posted('upload_form')],
    upload_form: [posted('admin_form')],
    admin_form: [posted('admin')],
    summary: [posted('finalize'), /^[-\d :,]+ \[INFO\] install: Installation flag created$/m],
  },
  // Its access log: address, method, path, status and time.
  may: [/^[-\d :,]+ [\d.:a-f]+ (GET|POST) \/\S* \d{3} \d+ms$/],
};
