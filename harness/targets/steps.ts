import type { Screen } from './screens.ts';

/**
 * Every step that can be posted, with the first screen on the way at which all that it rests on has been answered.
 * Who stands there or further on may post it, who has not come so far may not. A result asks for nothing, so that
 * the question behind it may be answered from there.
 */
export const steps = {
  language: 'language',
  welcome: 'welcome',
  requirements: 'welcome',
  db_form: 'requirements',
  db_test: 'db_form',
  cache_config: 'db_test',
  cache_test: 'db_test',
  upload_form: 'cache_test',
  upload: 'cache_test',
  remove_backup: 'cache_test',
  admin_form: 'upload_form',
  admin: 'upload_form',
  summary: 'summary',
  finalize: 'summary',
} as const satisfies Record<string, Screen>;

export type StepName = keyof typeof steps;
