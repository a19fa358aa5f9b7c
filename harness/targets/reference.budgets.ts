import type { Budget, Budgets } from './budgets.ts';

/** A post, the redirect it leads to, and nothing that the browser has already. */
const page: Budget = { ms: 500, requests: 2, bytes: 14_000 };

export const referenceBudgets: Budgets = {
  // The first one brings what all others are drawn with.
  language: { ms: 500, requests: 4, bytes: 30_000 },
  welcome: page,
  requirements: page,
  db_form: page,
  db_test: page,
  cache_config: page,
  cache_test: page,
  upload_form: page,
  upload: page,
  admin_form: page,
  summary: page,
  done: page,
};
