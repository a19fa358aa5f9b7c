import type { Budgets } from './budgets.ts';

export const xFilamentaBudgets: Budgets = {};
