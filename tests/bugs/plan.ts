import type { ListedSpec } from './run-specs.ts';

/** Which specs are to be run against a bug. */
export interface PlannedBug {
  readonly bug: string;
  readonly files: readonly string[];
  /** Source of a regular expression for their titles. */
  readonly grep: string;
}

/** By name, because Playwright evaluates the configuration anew in each of its processes. */
const variable = 'FIRSTRUN_BUG_PLAN';

/** The plan of this run; undefined when the wizard is to be clean. */
export function readPlan(): readonly PlannedBug[] | undefined {
  const plan = process.env[variable];
  return plan === undefined ? undefined : JSON.parse(plan);
}

/** Environment that hands a plan to a run. */
export function planEnvironment(plan: readonly PlannedBug[]): Readonly<Record<string, string>> {
  return { [variable]: JSON.stringify(plan) };
}

/** The rows of a table share a place, so specs are chosen by their titles. */
export function planBug(bug: string, specs: readonly ListedSpec[]): PlannedBug {
  return { bug, files: [...new Set(specs.map(({ file }) => file))], grep: grepFor(specs) };
}

/** Source of a regular expression that fits the titles of these specs and no others. */
export function grepFor(specs: readonly ListedSpec[]): string {
  const titles = specs.map(({ name }) => name.split(' > ').slice(1).join(' '));
  return `(${titles.map((title) => title.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')})$`;
}
