import type { Budget, Budgets } from './budgets.ts';

/** Most of its requests want files of other hosts, on each screen anew: nothing keeps them while those are answered. */
const page: Budget = { ms: 1_500, requests: 6, bytes: 10_000 };

export const xFilamentaBudgets: Budgets = {
  language: page,
  // The choice of the language leads to it.
  welcome: { ...page, requests: 7 },
  requirements: page,
  db_form: page,
  db_test: page,
  admin_form: page,
  summary: page,
};
