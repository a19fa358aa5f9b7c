import type { Screen } from '../targets/screens.ts';
import type { Crumb } from '../targets/words.ts';
import { adminFields, databaseFields, type Fields, isSecretField, redisFields } from './answer-fields.ts';
import type { Answers } from './answers.ts';

/** What a step of the breadcrumb is to a person: behind, here or to come. */
export type CrumbState = 'done' | 'current' | 'ahead';

/** Nothing is asked there: who sees them has answered them. The other screens count once they were left. */
const askNothing: ReadonlySet<Screen> = new Set(['language', 'db_test', 'cache_test']);

/** The step of the breadcrumb that a screen belongs to: what was uploaded is told in the step of the upload. */
export const crumbOf = (screen: Screen): Crumb => (screen === 'upload' ? 'upload_form' : screen);

/**
 * The table of states: what each crumb is for somebody who has come as far as `furthest` and looks at `here`. A test
 * that fails takes back all that was beyond it, so that its own screen is the furthest one then.
 */
export function crumbStates(
  crumbs: readonly Crumb[],
  furthest: Screen,
  here: Screen = furthest,
): CrumbState[] {
  const end = crumbs.indexOf(crumbOf(furthest)) + (askNothing.has(furthest) ? 1 : 0);
  return crumbs.map((crumb, index) => {
    if (crumb === crumbOf(here)) return 'current';
    return index < end ? 'done' : 'ahead';
  });
}

/** What a form shows again to a user who comes back: all earlier answers, but no password. */
export function shownAgain(screen: Screen, answers: Answers): Fields {
  const { database, cache, admin } = answers;
  const fields: Partial<Record<Screen, Fields>> = {
    db_form: databaseFields(database),
    cache_config: { cache_backend: cache.backend, ...redisFields(cache) },
    admin_form: adminFields(admin),
  };
  return Object.fromEntries(Object.entries(fields[screen] ?? {}).filter(([name]) => !isSecretField(name)));
}

/** A crumb as it must be shown in each state. */
const looks = {
  done: { state: 'done', isCurrent: false, hasWay: true },
  current: { state: 'active', isCurrent: true, hasWay: false },
  ahead: { state: 'pending', isCurrent: false, hasWay: false },
} as const;

/** The whole breadcrumb as it must be shown: the states of the table beside the titles of one language. */
export function shownCrumbs(
  titles: Readonly<Partial<Record<Crumb, string>>>,
  furthest: Screen,
  here: Screen = furthest,
) {
  const crumbs = Object.keys(titles) as Crumb[];
  // After the end there is no way back: the wizard is closed.
  const way = here === 'done' ? { hasWay: false } : {};
  return crumbStates(crumbs, furthest, here).map((state, index) => ({
    title: titles[crumbs[index] as Crumb],
    ...looks[state],
    ...way,
  }));
}
