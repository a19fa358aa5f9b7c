import { request } from '@playwright/test';
import { settings } from '../config/env.ts';
import type { Target } from '../targets/target.ts';
import { HttpWizard } from '../wizard/http-wizard.ts';
import { noWizardError, silentWizardError } from '../wizard/no-wizard-error.ts';

/** As long as a page of the slowest target takes, and a bit. */
const limitMs = 10_000;

/**
 * Looks whether the address of the wizard shows its first step, so that a server which is none is told once instead of
 * by every test.
 * @throws ExplainedError with what it shows instead
 */
export async function proveEntrance({ name, words, screens }: Target, url: string): Promise<void> {
  const { ignoresHttpsErrors: ignoreHTTPSErrors } = settings.readiness;
  await using context = await request.newContext({ ignoreHTTPSErrors, timeout: limitMs });
  const page = await new HttpWizard(context, url, words).show().catch((cause: Error) => {
    throw silentWizardError(name, url, cause);
  });
  if (page.screen !== screens[0]) throw noWizardError(name, url, page);
}
