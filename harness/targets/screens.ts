/** Every screen a wizard may show, named after the step that posts to it. */
export const screens = [
  'language',
  'welcome',
  'requirements',
  'db_form',
  'db_test',
  'cache_config',
  'cache_test',
  'upload_form',
  'upload',
  'admin_form',
  'summary',
  'done',
] as const;

export type Screen = (typeof screens)[number];

/** Screens may share a heading, so a control that only one of them has tells them apart. */
export const screenControls: Readonly<Partial<Record<Screen, { has?: string; lacks?: string }>>> = {
  db_form: { has: '[name=sqlite_dbname]' },
  db_test: { lacks: '[name=sqlite_dbname]' },
  cache_config: { has: '[name=cache_backend]' },
  cache_test: { lacks: '[name=cache_backend]' },
  upload_form: { has: '[name=backup]' },
  upload: { lacks: '[name=backup]' },
  // The summary and the last screen repeat the headings of what they sum up.
  admin_form: { has: '[name=admin_password]' },
  summary: { has: '[name=step][value=finalize]' },
};
