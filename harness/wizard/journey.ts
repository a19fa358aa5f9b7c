import type { Screen } from '../targets/screens.ts';
import type { Answers } from './answers.ts';
import { planRoute } from './route.ts';
import type { Wizard } from './wizard.ts';

/** What a person does on a screen, knowing which one is to come. */
type Visit = (wizard: Wizard, answers: Answers, next: Screen | undefined) => Promise<void>;

const visits: Readonly<Record<Screen, Visit>> = {
  language: ({ language }, answers) => language.choose(answers.language),
  welcome: ({ welcome }) => welcome.goOn(),
  requirements: ({ requirements }) => requirements.goOn(),
  db_form: ({ database }, answers) => database.testConnection(answers.database),
  db_test: ({ databaseTest }, _, next) =>
    next === 'upload_form' ? databaseTest.restoreBackup() : databaseTest.goOn(),
  cache_config: ({ cache }, answers) => cache.test(answers.cache),
  cache_test: ({ cacheTest }) => cacheTest.goOn(),
  upload_form: ({ backup }, answers) =>
    answers.backup === undefined ? backup.skip() : backup.upload(answers.backup),
  upload: ({ backupResult }) => backupResult.goOn(),
  admin_form: ({ admin }, answers) => admin.submit(answers.admin),
  summary: ({ summary }) => summary.finalize(),
  done: async () => {},
};

/**
 * Walks through the wizard in the browser, from its first screen to the end of the installation, as its answers say.
 * @param screens those that the wizard shows, in their order
 * @param look called on each screen before anything is done there
 */
export async function walkJourney(
  wizard: Wizard,
  screens: readonly Screen[],
  answers: Answers,
  look: (screen: Screen) => Promise<void> = async () => {},
): Promise<void> {
  const route = planRoute(screens, answers);
  await wizard.open();
  for (const [index, screen] of route.entries()) {
    await look(screen);
    await visits[screen](wizard, answers, route[index + 1]);
  }
}
