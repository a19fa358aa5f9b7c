import { hideCredentials } from '../../config/address-setting.ts';
import type { Settings } from '../../config/env.ts';
import { nameTarget } from '../../config/settings.ts';

/** The settings that decide which application is tested, and how it is started. */
export type RepeatSettings = Pick<
  Settings,
  'target' | 'targetDir' | 'command' | 'python' | 'baseUrl' | 'healthPath' | 'bug'
>;

/**
 * The variables that somebody needs who repeats a test of the same application. Not the command line that starts it,
 * which may hold a password, nor the addresses of services, which do.
 */
export function listRepeatSettings(settings: Partial<RepeatSettings>): Readonly<Record<string, string>> {
  const { target, targetDir, command, python, baseUrl, healthPath, bug } = settings;
  const all = {
    WIZARD_TARGET: target === 'reference' ? undefined : target && nameTarget(target),
    WIZARD_TARGET_DIR: targetDir,
    WIZARD_COMMAND: command && '...',
    WIZARD_PYTHON: python,
    WIZARD_BASE_URL: baseUrl && hideCredentials(baseUrl),
    WIZARD_HEALTH_PATH: healthPath,
    WIZARD_BUG: bug,
  };
  const set = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(set);
}
