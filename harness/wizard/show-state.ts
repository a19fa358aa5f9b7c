import type { Locator } from '@playwright/test';
import type { StorageMap } from '../targets/storage-map.ts';
import type { Answers, CacheAnswers, DatabaseAnswers } from './answers.ts';
import type { HttpWizard, ReachableScreen } from './http-wizard.ts';
import type { PictureState } from './picture-plan.ts';
import type { Wizard } from './wizard.ts';

/** What it takes to lead a browser into any state, good or bad, of a server that is nobody else's. */
export interface Stage {
  readonly wizard: Wizard;
  readonly http: HttpWizard;
  /** With a backup, and with nothing that differs from run to run. */
  readonly answers: Answers;
  readonly brokenBackup: string;
  readonly storage: StorageMap;
  /** Puts a folder where a file of the server is to be; gives the way to take it away again. */
  readonly obstruct: (file: string) => Promise<() => Promise<void>>;
}

/** Ends with what tells a person that the state is there. */
type Show = (stage: Stage) => Promise<Locator>;

/** The SQLite file that is answered where pictures are taken. */
export const databaseFile = 'first-run.db';
/** Nobody listens there, on any machine: what is said of it is the same everywhere. */
const nowhere = { host: '127.0.0.1', port: '1', password: '' };
const noDatabase: DatabaseAnswers = { ...nowhere, engine: 'postgresql', name: 'site', user: 'site' };
const noCache: CacheAnswers = { ...nowhere, backend: 'redis', db: '0' };

const shows: Readonly<Record<Exclude<PictureState, ReachableScreen>, Show>> = {
  done: async ({ wizard }) => {
    await wizard.summary.finalize();
    return wizard.headingOf('done');
  },

  sign_in: async ({ wizard: { signIn } }) => {
    await signIn.open();
    return signIn.button;
  },

  dashboard: async ({ wizard: { signIn, dashboard }, answers: { admin } }) => {
    await signIn.signIn(admin.username, admin.password);
    return dashboard.heading;
  },

  expired_form: async (stage) => {
    const { page, welcome, words } = stage.wizard;
    await beginAnew(stage, 'welcome');
    await page.context().clearCookies();
    await welcome.goOn();
    return page.getByText(words.errors.forbidden).first();
  },

  requirements_failed: async (stage) => {
    const clear = await stage.obstruct(stage.storage.settingsFile);
    await beginAnew(stage, 'requirements').finally(clear);
    return stage.wizard.requirements.failedRows;
  },

  db_form_refused: async (stage) => {
    const { database } = stage.wizard;
    await beginAnew(stage, 'db_form');
    await database.testConnection({ engine: 'sqlite', file: '../first-run.db' });
    return database.invalidFields('sqlite');
  },

  db_test_failed: async (stage) => {
    const { database, databaseTest, words } = stage.wizard;
    await beginAnew(stage, 'db_form');
    await database.testConnection(noDatabase);
    return databaseTest.card.getByText(words.problems.databaseRefused);
  },

  cache_test_failed: async (stage) => {
    const { cache, cacheTest, words } = stage.wizard;
    await beginAnew(stage, 'cache_config');
    await cache.test(noCache);
    return cacheTest.card.getByText(words.problems.cacheRefused);
  },

  backup_refused: async (stage) => {
    const { backup, backupResult } = stage.wizard;
    await beginAnew(stage, 'upload_form');
    await backup.upload(stage.brokenBackup);
    return backupResult.retryButton;
  },

  admin_refused: async (stage) => {
    const { admin, words } = stage.wizard;
    await beginAnew(stage, 'admin_form');
    await admin.submit({ username: '<b>', email: 'amelie', password: 'short', confirmation: 'other' });
    return admin.card.getByText(words.problems.emailInvalid);
  },

  finalize_failed: async (stage) => {
    const { summary } = stage.wizard;
    await beginAnew(stage, 'summary');
    const clear = await stage.obstruct(`${stage.storage.databaseFolder}/${databaseFile}`);
    await summary.finalize();
    await summary.alert.waitFor().finally(clear);
    return summary.alert;
  },

  sign_in_refused: async (stage) => {
    const { signIn, words } = stage.wizard;
    await forget(stage);
    const shown = await stage.http.show(stage.answers.language);
    if (!shown.showsSignIn) await stage.http.install(stage.answers);
    await signIn.open();
    await signIn.signIn(stage.answers.admin.username, 'Aa1-wrong-1');
    return signIn.message.getByText(words.problems.signInFailed);
  },

  not_found: async ({ wizard: { page, words } }) => {
    await page.goto('./no-such-page');
    return page.getByText(words.errors.notFound).first();
  },
};

/**
 * Leads the browser into a state, and returns when it is there. The screens follow one another in one session, so that
 * each costs one step; what can go wrong is arranged in a session of its own.
 * @throws when the state does not come, or cannot be reached
 */
export async function showState(stage: Stage, state: PictureState): Promise<void> {
  if (state in shows) {
    const shown = await shows[state as keyof typeof shows](stage);
    return shown.first().waitFor();
  }
  const screen = state as ReachableScreen;
  // Not every application can be continued from where it is looked at: one forgets what came of a test at a reload.
  await reachScreen(stage, screen).catch(() => beginAnew(stage, screen));
}

async function beginAnew(stage: Stage, screen: ReachableScreen): Promise<void> {
  await forget(stage);
  await reachScreen(stage, screen);
}

async function reachScreen({ http, wizard, answers }: Stage, screen: ReachableScreen): Promise<void> {
  await http.reach(screen, answers);
  await wizard.open();
}

async function forget({ wizard: { page } }: Stage): Promise<void> {
  await page.context().clearCookies();
}
