import type { Settings } from '../config/env.ts';
import { isDescription } from '../config/settings.ts';
import { findTarget } from '../targets/find-target.ts';
import type { Application } from '../targets/target.ts';
import { describeApplication } from './application.ts';
import { loadWizard } from './load-wizard.ts';

/** The application that the settings name, whether its wizard keeps the contract or is described. */
export async function findApplication(settings: Settings): Promise<Application> {
  if (!isDescription(settings.target)) return findTarget(settings);
  return describeApplication(await loadWizard(settings.target), settings);
}
