import { setTimeout as sleep } from 'node:timers/promises';
import { answerQuestion } from './answer-question.ts';
import { findControl, isShown } from './find-controls.ts';
import type { Walker } from './person.ts';

const lookEveryMs = 50;
/** Somebody who is refused sees nothing new: so long is waited for what only a welcome shows. */
const limitMs = 5_000;

/**
 * Signs in with the answers of an installation.
 * @returns whether what only somebody who is signed in sees was shown in time
 */
export async function signIn({ wizard, ...walker }: Walker): Promise<boolean> {
  const { signIn: way } = wizard;
  if (way === undefined) throw new Error(`${wizard.name} has no sign-in`);
  const { page, language, tell } = walker;
  return tell('sign in', async () => {
    await page.goto(`.${way.path}`);
    try {
      for (const [name, question] of Object.entries(way.asks)) await answerQuestion(walker, name, question);
      await findControl(page, way.goesOn, language).click();
    } catch {
      return false; // nothing to sign in with is shown
    }
    const untilMs = performance.now() + limitMs;
    while (performance.now() < untilMs) {
      if (await isShown(page, way.shows, language)) return true;
      await sleep(lookEveryMs);
    }
    return false;
  });
}
