import { request } from '@playwright/test';
import { settings } from '../config/env.ts';
import { ExplainedError } from '../language/explained-error.ts';
import type { Target } from '../targets/target.ts';
import type { Answers } from './answers.ts';
import { HttpWizard } from './http-wizard.ts';
import { noWizardError, silentWizardError } from './no-wizard-error.ts';
import { walkError } from './walk-error.ts';

/**
 * Walks the wizard of a server over HTTP to its end, with the same forms that a browser would send.
 * @returns false when the application shows that it is installed already: nothing was done
 * @throws with what the server shows when that is no wizard, or with the step and the page's own words when an answer is
 * refused or a step leads nowhere
 */
export async function installUnattended(
  url: string,
  { name, words }: Pick<Target, 'name' | 'words'>,
  answers: Answers,
): Promise<boolean> {
  const { ignoresHttpsErrors: ignoreHTTPSErrors } = settings.readiness;
  await using context = await request.newContext({ ignoreHTTPSErrors });
  try {
    return await walk(new HttpWizard(context, url, words), { name, url, answers });
  } catch (error) {
    throw error instanceof ExplainedError ? error : silentWizardError(name, url, error as Error);
  }
}

interface Walk {
  readonly name: string;
  readonly url: string;
  readonly answers: Answers;
}

async function walk(wizard: HttpWizard, { name, url, answers }: Walk): Promise<boolean> {
  const entrance = await wizard.show(answers.language);
  if (entrance.showsSignIn) return false;
  if (entrance.screen === undefined) throw noWizardError(name, url, entrance);
  const page = await wizard.install(answers);
  // What a page says is no proof: a wizard that is done lets nobody in again, and leads to the sign-in.
  const after = await wizard.show(answers.language);
  if (after.screen !== undefined) throw walkError('walk.refused', { wanted: 'done', page, met: ['summary'] });
  if (!after.showsSignIn) throw noWizardError(name, url, after);
  return true;
}
