import path from 'node:path';
import type { z } from 'zod';
import { type Language, speak, systemLanguage } from '../language/text.ts';
import { type EnvFile, readEnvFile } from './env-file.ts';
import { projectRoot } from './project-root.ts';

import { parseStatuses, type Readiness } from './readiness.ts';
import { type SettingName, settingsSchema, type targetNames } from './settings.ts';

import { describeFaults, type Given, SettingsError } from './settings-error.ts';
import { toleratesWrongSettings } from './tolerance.ts';

const envPath = path.join(projectRoot, '.env');
const noFile: EnvFile = { path: envPath, values: {}, lines: {}, faults: [] };

export type TargetName = (typeof targetNames)[number];
export type Environment = Readonly<Record<string, string | undefined>>;

/** What we were asked to do. Frozen; paths are absolute, absent means not asked for. */
export interface Settings {
  /** One of the names of targets, or the absolute path of a description. */
  readonly target: string;
  readonly targetDir: string | undefined;
  readonly command: string | undefined;
  /** What the copies of a custom application do without, instead of what they usually do. */
  readonly leaveOut: readonly string[] | undefined;
  readonly python: string | undefined;
  readonly host: string;
  readonly port: number | undefined;
  readonly protocol: 'http' | 'https';
  readonly healthPath: string | undefined;
  readonly readiness: Readiness;
  readonly startTimeoutMs: number;
  readonly baseUrl: string | undefined;
  /** The environment names a proxy, which nothing of ours uses. */
  readonly hasProxy: boolean;
  readonly logDir: string;
  readonly logKeepDays: number;
  readonly redisUrl: string | undefined;
  readonly postgresUrl: string | undefined;
  readonly mariadbUrl: string | undefined;
  readonly browser: string | undefined;
  readonly language: Language;
  /** Where a blob for `merge-reports` goes; none is written when absent. */
  readonly blobDir: string | undefined;
  /** Folder of reference pictures of the target; the reference wizard has its own. */
  readonly pictures: string | undefined;
  /** Tells this run from others in a merged report. */
  readonly runName: string | undefined;
  /** The seeded bug that the reference wizard is to have. */
  readonly bug: string | undefined;
  readonly forbidSkips: boolean;
  readonly ci: boolean;
  /** The log of the run folds up what stands between GitHub's commands. */
  readonly foldsLog: boolean;
  readonly summaryFile: string | undefined;
}

/**
 * Reads the settings from an environment, which wins over a file.
 * @throws SettingsError naming everything that is wrong at once
 */
export function parseSettings(env: Environment, file: EnvFile = noFile): Settings {
  const given = joinValues(env, file);
  const language = given.values['WIZARD_LANG'];
  // Said first, so that the error below speaks the language that was asked for.
  speak(language === 'fr' || language === 'en' ? language : systemLanguage());
  const parsed = settingsSchema.safeParse(given.values);
  const facts = describeFaults(given, parsed.error?.issues ?? []);
  if (parsed.success && facts.length === 0) return Object.freeze(toSettings(parsed.data, given.values));
  const wrong = parsed.error?.issues.map((issue) => issue.path[0] as SettingName) ?? [];
  throw new SettingsError(facts, file.path, [...new Set(wrong)]);
}

/** Those that can be used; one that is wrong or missing counts as not set. */
export function parseUsable(env: Environment, file: EnvFile = noFile): Settings {
  const { values } = joinValues(env, file);
  const usable = Object.entries(settingsSchema.shape).map(([name, setting]) => {
    const parsed = setting.safeParse(values[name]);
    return [name, parsed.success ? parsed.data : setting.parse(undefined)];
  });
  return Object.freeze(toSettings(Object.fromEntries(usable), values));
}

/** An empty value counts as not set. `set NAME=value && ...` of Windows leaves a space behind the value. */
function joinValues(env: Environment, file: EnvFile): Given {
  const own = Object.fromEntries(Object.entries(env).map(([name, value]) => [spell(name), value]));
  const all = Object.entries({ ...file.values, ...own }).map(([name, value]) => [name, value?.trim()]);
  const values = Object.fromEntries(all.filter(([, value]) => value !== undefined && value !== ''));
  return { values, file, isFromFile: (name) => !(name in own) };
}

/** Windows does not tell `wizard_target` from `WIZARD_TARGET`. */
function spell(name: string): string {
  return process.platform === 'win32' && /^wizard_/i.test(name) ? name.toUpperCase() : name;
}

function toSettings(value: z.infer<typeof settingsSchema>, env: Environment): Settings {
  return {
    target: value.WIZARD_TARGET,
    targetDir: value.WIZARD_TARGET_DIR,
    command: value.WIZARD_COMMAND,
    leaveOut: value.WIZARD_LEAVE_OUT,
    python: value.WIZARD_PYTHON,
    host: value.WIZARD_HOST,
    port: value.WIZARD_PORT,
    protocol: value.WIZARD_PROTOCOL,
    healthPath: value.WIZARD_HEALTH_PATH,
    readiness: {
      statuses: parseStatuses(value.WIZARD_READY_STATUS),
      redirect: value.WIZARD_READY_REDIRECT,
      text: value.WIZARD_READY_TEXT,
      ignoresHttpsErrors: value.WIZARD_IGNORE_HTTPS_ERRORS === '1',
    },
    startTimeoutMs: value.WIZARD_START_TIMEOUT_MS,
    baseUrl: value.WIZARD_BASE_URL,
    hasProxy: Object.keys(env).some((name) => /^https?_proxy$/i.test(name)),
    logDir: value.WIZARD_LOG_DIR,
    logKeepDays: value.WIZARD_LOG_KEEP_DAYS,
    redisUrl: value.WIZARD_REDIS_URL,
    postgresUrl: value.WIZARD_POSTGRES_URL,
    mariadbUrl: value.WIZARD_MARIADB_URL,
    browser: value.WIZARD_BROWSER,
    language: value.WIZARD_LANG ?? systemLanguage(),
    blobDir: value.WIZARD_BLOB_DIR,
    pictures: value.WIZARD_PICTURES,
    runName: value.WIZARD_RUN_NAME,
    bug: value.WIZARD_BUG,
    forbidSkips: value.WIZARD_FORBID_SKIPS === '1',
    ci: env['CI'] !== undefined,
    foldsLog: env['GITHUB_ACTIONS'] === 'true',
    summaryFile: env['GITHUB_STEP_SUMMARY'],
  };
}

/** The settings of this process. What `.env` says about the harness does not reach the servers it starts. */
export const { settings, wrongSettings } = readSettings(readEnvFile(envPath));

function readSettings(file: EnvFile): { settings: Settings; wrongSettings?: SettingsError } {
  try {
    return { settings: parseSettings(process.env, file) };
  } catch (error) {
    if (!(error instanceof SettingsError) || !toleratesWrongSettings()) throw error;
    return { settings: parseUsable(process.env, file), wrongSettings: error };
  }
}
