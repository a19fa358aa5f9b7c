import type { Screen } from '../targets/screens.ts';
import type { Answers } from './answers.ts';
import { planRoute } from './route.ts';
import { crumbOf } from './step-states.ts';
import type { Wizard } from './wizard.ts';

/** How a person goes on who is content with what a screen shows: nothing is typed. */
const confirmations: Readonly<Partial<Record<Screen, (wizard: Wizard, answers: Answers) => Promise<void>>>> =
  {
    language: ({ language }, answers) => language.choose(answers.language),
    welcome: ({ welcome }) => welcome.goOn(),
    requirements: ({ requirements }) => requirements.goOn(),
    db_form: ({ database }, answers) => database.testButton(answers.database.engine).click(),
    db_test: ({ databaseTest }) => databaseTest.goOn(),
    cache_config: ({ cache }) => cache.testButton.click(),
    cache_test: ({ cacheTest }) => cacheTest.goOn(),
    upload_form: ({ backup }) => backup.skip(),
    upload: ({ backupResult }) => backupResult.goOn(),
    admin_form: ({ admin }) => admin.continueButton.click(),
  };

/** Goes on from a screen with the answers that it holds already. */
export async function confirm(wizard: Wizard, screen: Screen, answers: Answers): Promise<void> {
  await confirmations[screen]?.(wizard, answers);
}

/** The screens before one, in their order, each with a step of the breadcrumb of its own. */
export function screensBefore(screens: readonly Screen[], origin: Screen, answers: Answers): Screen[] {
  const route = planRoute(screens, answers).filter(
    (screen, index, all) => crumbOf(all[index + 1] ?? 'done') !== crumbOf(screen),
  );
  return route.slice(
    0,
    route.findIndex((screen) => crumbOf(screen) === crumbOf(origin)),
  );
}

/**
 * Goes forward again to the screen that one had come to: by the breadcrumb to the one before it, and on from there.
 * @param before as `screensBefore` gives them
 */
export async function goForward(
  wizard: Wizard,
  from: Screen,
  before: readonly Screen[],
  answers: Answers,
): Promise<void> {
  const last = before.at(-1) ?? from;
  if (from !== last) await wizard.breadcrumb.goTo(wizard.words.crumbs[crumbOf(last)] ?? last);
  await confirm(wizard, last, answers);
}
