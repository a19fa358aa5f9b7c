import { text } from '../language/text.ts';
import type { Answers } from '../wizard/answers.ts';
import { Keyboard } from '../wizard/keyboard.ts';
import { walkByKeyboard } from '../wizard/keyboard-journey.ts';
import type { BarrierBook } from './barrier-book.ts';
import { wizardTest } from './wizard-fixtures.ts';

export interface AccessFixtures {
  /** Looks for what shuts somebody out; what was met is attached at the end as a table with pictures. */
  readonly barriers: BarrierBook;
  /** The keys of a person who has no mouse. */
  readonly keyboard: Keyboard;
  /** Acts: walks the whole wizard by its keys, as the answers say. */
  readonly keyboardJourney: (answers?: Answers) => Promise<void>;
}

/** Everybody gets in: who hears the wizard, and who has only keys. */
export const accessTest = wizardTest.extend<AccessFixtures>({
  barriers: [
    async ({ page, language, target }, use, info) => {
      const isWhole = target.abilities.selfContained;
      if (!isWhole)
        info.annotations.push({ type: text('barrier.notJudged'), description: text('barrier.noStyles') });
      const { BarrierBook } = await import('./barrier-book.ts');
      const book = await BarrierBook.open(page, language, isWhole);
      await use(book);
      await book.attach(info);
    },
    { box: true },
  ],

  keyboard: [async ({ page }, use) => use(new Keyboard(page)), { box: true }],

  keyboardJourney: [
    async ({ keyboard, wizard, target, answers }, use) => {
      await use((given = answers) => walkByKeyboard(keyboard, wizard, target.screens, given));
    },
    { box: true },
  ],
});
