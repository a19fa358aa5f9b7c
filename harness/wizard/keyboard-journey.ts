import type { Locator } from '@playwright/test';
import type { Screen } from '../targets/screens.ts';
import { adminFields, databaseFields, isSecretField, redisFields } from './answer-fields.ts';
import type { Answers, CacheAnswers, DatabaseAnswers } from './answers.ts';
import { findField } from './fill-fields.ts';
import type { Keyboard } from './keyboard.ts';
import { planRoute } from './route.ts';
import type { Wizard } from './wizard.ts';

/** What a person without a mouse does on a screen. */
type KeyboardVisit = (keyboard: Keyboard, wizard: Wizard, answers: Answers) => Promise<void>;

// Enter and Space by turns: both press a button.
const visits: Readonly<Record<Screen, KeyboardVisit>> = {
  language: (keyboard, { language }, answers) => keyboard.press(language.link(answers.language), 'Enter'),
  welcome: (keyboard, { welcome }) => keyboard.press(welcome.continueButton, 'Space'),
  requirements: (keyboard, { requirements }) => keyboard.press(requirements.continueButton, 'Enter'),
  db_form: (keyboard, wizard, { database }) => testDatabase(keyboard, wizard, database),
  db_test: (keyboard, { databaseTest }) => keyboard.press(databaseTest.continueButton, 'Space'),
  cache_config: (keyboard, wizard, { cache }) => testCache(keyboard, wizard, cache),
  cache_test: (keyboard, { cacheTest }) => keyboard.press(cacheTest.continueButton, 'Enter'),
  upload_form: (keyboard, wizard, { backup }) =>
    backup === undefined
      ? keyboard.press(wizard.backup.skipButton, 'Space')
      : uploadByKeyboard(keyboard, wizard, backup),
  upload: (keyboard, { backupResult }) => keyboard.press(backupResult.continueButton, 'Enter'),
  admin_form: async (keyboard, { admin }, answers) => {
    await typeFields(keyboard, adminFields(answers.admin), (name) => findField(admin.card, name));
    await keyboard.press(admin.continueButton, 'Space');
  },
  summary: (keyboard, { summary }) => keyboard.press(summary.finalizeButton, 'Enter'),
  done: (keyboard, { done }) => keyboard.press(done.signInLink, 'Enter'),
};

/**
 * Walks through the wizard by its keys, from its first screen to the link to the sign-in where there is one.
 * @throws when a control cannot be come to
 */
export async function walkByKeyboard(
  keyboard: Keyboard,
  wizard: Wizard,
  screens: readonly Screen[],
  answers: Answers,
): Promise<void> {
  await wizard.open();
  for (const screen of planRoute(screens, answers)) {
    await wizard.headingOf(screen).waitFor();
    await visits[screen](keyboard, wizard, answers);
  }
}

/** Chooses a file as one does whose picker opens by a key. */
export async function uploadByKeyboard(
  keyboard: Keyboard,
  { page, backup }: Wizard,
  archive: string,
): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    keyboard.press(backup.file, 'Space'),
  ]);
  await chooser.setFiles(archive);
  await keyboard.press(backup.uploadButton, 'Enter');
}

async function testDatabase(keyboard: Keyboard, { database }: Wizard, answers: DatabaseAnswers) {
  const { engine } = answers;
  if (!(await database.panel(engine).isVisible()))
    await keyboard.choose(database.openTab, database.tab(engine));
  await typeFields(keyboard, databaseFields(answers), (name) => database.field(engine, name));
  await keyboard.press(database.testButton(engine), 'Enter');
}

async function testCache(keyboard: Keyboard, { cache }: Wizard, answers: CacheAnswers) {
  const wanted = answers.backend === 'redis' ? cache.redis : cache.filesystem;
  await keyboard.choose(cache.chosen, wanted);
  await typeFields(keyboard, redisFields(answers), (name) => cache.field(name));
  await keyboard.press(cache.testButton, 'Enter');
}

async function typeFields(
  keyboard: Keyboard,
  fields: Readonly<Record<string, string>>,
  find: (name: string) => Locator,
): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = find(name);
    if ((await field.count()) === 0) continue; // a wizard may ask for the password only once
    await (isSecretField(name) ? keyboard.typeSecret(field, value) : keyboard.type(field, value));
  }
}
