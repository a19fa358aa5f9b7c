import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { answerQuestion, findQuestion } from './answer-question.ts';
import { findControl, isShown } from './find-controls.ts';
import type { Movement, Patience } from './movement.ts';
import type { Walker } from './person.ts';

/** Somebody who is refused sees nothing new. */
const patience: Patience = { quietMs: 1_500, limitMs: 30_000 };

/**
 * Signs in with the answers of an installation.
 * @returns what went wrong: nothing, where what only somebody who is signed in sees was shown
 * @throws ExplainedError when the description knows no sign-in
 */
export async function signIn({ wizard, ...walker }: Walker, movement: Movement): Promise<string | undefined> {
  const { name, signIn: way } = wizard;
  if (way === undefined) {
    throw new ExplainedError({
      headline: text('describe.noSignIn', { name }),
      wayOut: [text('describe.noSignInWayOut')],
    });
  }
  const { page, hands, language, tell } = walker;
  return tell('sign in', async () => {
    await page.goto(`.${way.path}`);
    for (const [key, question] of Object.entries(way.asks)) {
      const control = findQuestion(page, key, question, language);
      if (!(await movement.comes(() => control.isVisible(), patience)))
        return text('describe.noControl', { what: `signIn: ${key}` });
      await answerQuestion(walker, key, question);
    }
    const control = findControl(page, way.goesOn, language);
    if (!(await movement.comes(() => control.isVisible(), patience)))
      return text('describe.noControl', { what: 'signIn: goesOn' });
    await hands.press(control);
    const isIn = await movement.comes(() => isShown(page, way.shows, language), patience);
    return isIn ? undefined : text('describe.notSignedIn');
  });
}
