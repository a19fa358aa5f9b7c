import path from 'node:path';
import dotenv from 'dotenv';
import type { z } from 'zod';
import { ExplainedError } from '../language/explained-error.ts';
import { type Language, speak, systemLanguage, text } from '../language/text.ts';
import { type SettingName, settingsSchema, type targetNames } from './settings.ts';

export type TargetName = (typeof targetNames)[number];
export type Environment = Readonly<Record<string, string | undefined>>;

/** What we were asked to do. Frozen; paths are absolute, absent means not asked for. */
export interface Settings {
  readonly target: TargetName;
  readonly targetDir: string | undefined;
  readonly command: string | undefined;
  readonly python: string | undefined;
  readonly host: string;
  readonly port: number | undefined;
  readonly healthPath: string | undefined;
  readonly startTimeoutMs: number;
  readonly baseUrl: string | undefined;
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

/** Some settings cannot be used; its facts name each of them, what was seen and what is allowed. */
export class SettingsError extends ExplainedError {
  override readonly name = 'SettingsError';
}

/**
 * Reads the settings from an environment.
 * @throws SettingsError naming every wrong variable at once
 */
export function parseSettings(env: Environment): Settings {
  // Said first, so that the error below speaks the language that was asked for.
  speak(env['WIZARD_LANG'] === 'fr' || env['WIZARD_LANG'] === 'en' ? env['WIZARD_LANG'] : systemLanguage());
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) throw explainIssues(parsed.error, env);
  return Object.freeze(toSettings(parsed.data, given));
}

function toSettings(value: z.infer<typeof settingsSchema>, env: Environment): Settings {
  return {
    target: value.WIZARD_TARGET,
    targetDir: value.WIZARD_TARGET_DIR,
    command: value.WIZARD_COMMAND,
    python: value.WIZARD_PYTHON,
    host: value.WIZARD_HOST,
    port: value.WIZARD_PORT,
    healthPath: value.WIZARD_HEALTH_PATH,
    startTimeoutMs: value.WIZARD_START_TIMEOUT_MS,
    baseUrl: value.WIZARD_BASE_URL,
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

function explainIssues(error: z.ZodError, env: Environment): SettingsError {
  const names = [...new Set(error.issues.map((issue) => issue.path[0] as SettingName))];
  return new SettingsError({
    headline: text('settings.wrong', { count: names.length }),
    facts: names.map((name) =>
      text('settings.row', { name, seen: describeValue(env[name]), allowed: text(`allowed.${name}`) }),
    ),
    wayOut: [text('settings.wayOut', { file: envFile })],
  });
}

/** What was seen, without the password that an address may hold. */
function describeValue(value: string | undefined): string {
  if (value === undefined || value === '') return text('settings.unset');
  return `"${value.replace(/:[^:@/]*@/, ':***@')}"`;
}

const envFile = path.resolve('.env');
const fromFile: Record<string, string> = {};
// Into an object of our own: what .env says about the harness must not reach the servers it starts.
dotenv.config({ path: envFile, processEnv: fromFile, quiet: true });

/** The settings of this process: the environment wins over `.env`. */
export const settings: Settings = parseSettings({ ...fromFile, ...process.env });
