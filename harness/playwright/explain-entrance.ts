import { request } from '@playwright/test';
import { settings } from '../config/env.ts';
import type { ExplainedError } from '../language/explained-error.ts';
import type { Target } from '../targets/target.ts';
import { HttpWizard } from '../wizard/http-wizard.ts';
import { noWizardError, silentWizardError } from '../wizard/no-wizard-error.ts';

/** Reads what stands at the address of the wizard; undefined when it is the first step after all. */
export async function explainEntrance(
  { name, words, screens }: Target,
  url: string,
  timeout: number,
): Promise<ExplainedError | undefined> {
  const { ignoresHttpsErrors: ignoreHTTPSErrors } = settings.readiness;
  await using context = await request.newContext({ ignoreHTTPSErrors, timeout });
  try {
    const page = await new HttpWizard(context, url, words).show();
    return page.screen === screens[0] ? undefined : noWizardError(name, url, page);
  } catch (error) {
    return silentWizardError(name, url, error as Error);
  }
}
