import { request } from '@playwright/test';
import type { Language } from '../language/text.ts';
import type { Words } from '../targets/words.ts';
import type { Answers } from './answers.ts';
import { HttpWizard } from './http-wizard.ts';
import { walkError } from './walk-error.ts';

/**
 * Walks the wizard of a server over HTTP to its end, with the same forms that a browser would send.
 * @returns false when there is no wizard any more: the application is installed already, and nothing was done
 * @throws with the step and the page's own words when an answer is refused or a step leads nowhere
 */
export async function installUnattended(
  url: string,
  words: Readonly<Record<Language, Words>>,
  answers: Answers,
): Promise<boolean> {
  await using context = await request.newContext();
  const wizard = new HttpWizard(context, url, words);
  if (!(await wizard.isOpen(answers.language))) return false;
  const page = await wizard.install(answers);
  // What a page says is no proof: a wizard that is done lets nobody in again.
  if (await wizard.isOpen(answers.language))
    throw walkError('walk.refused', { wanted: 'done', page, met: ['summary'] });
  return true;
}
