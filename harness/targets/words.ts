import type { Screen } from './screens.ts';

/** What the buttons of the wizard are called. */
export type ButtonName =
  | 'continue'
  | 'testConnection'
  | 'retry'
  | 'restoreBackup'
  | 'uploadBackup'
  | 'skipBackup'
  | 'removeBackup'
  | 'testCache'
  | 'fallback'
  | 'finalize'
  | 'signIn';

/** Good news of the wizard. */
export type NoticeName = 'connected' | 'redisReady' | 'filesystemReady' | 'fallback' | 'backupValid';

/** What the wizard says when an answer is not good enough. */
export type ProblemName =
  | 'fieldRequired'
  | 'portInvalid'
  | 'hostInvalid'
  | 'sqliteNamePath'
  | 'sqliteNameExtension'
  | 'sqliteNameReserved'
  | 'sqliteNameCharacters'
  | 'databaseRefused'
  | 'databaseHostNotFound'
  | 'databaseTimeout'
  | 'databaseWrongProtocol'
  | 'databaseAuthFailed'
  | 'databaseUnknown'
  | 'databaseNoRights'
  | 'databaseNotEmpty'
  | 'cacheRefused'
  | 'cacheTimeout'
  | 'cacheWrongProtocol'
  | 'cacheAuthFailed'
  | 'backupExtension'
  | 'backupEmpty'
  | 'backupTooLarge'
  | 'backupNotArchive'
  | 'backupManifestMissing'
  | 'backupFileChanged'
  | 'backupEntryName'
  | 'backupEntryType'
  | 'backupDumpInvalid'
  | 'backupNewer'
  | 'usernameLength'
  | 'usernameCharacters'
  | 'emailInvalid'
  | 'passwordTooShort'
  | 'passwordUpper'
  | 'passwordLower'
  | 'passwordDigit'
  | 'passwordSymbol'
  | 'passwordMismatch'
  | 'signInFailed';

/**
 * How one wizard says things in one language. Buttons are told apart by their whole name, so these patterns are
 * anchored; notices and problems are looked for inside a longer text.
 */
export interface Words {
  /** Title of the browser's tab and `h1` of each page. */
  readonly title: RegExp;
  readonly headings: Readonly<Record<Screen, RegExp>>;
  readonly buttons: Readonly<Record<ButtonName, RegExp>>;
  readonly notices: Readonly<Record<NoticeName, RegExp>>;
  readonly problems: Readonly<Record<ProblemName, RegExp>>;
  /** Steps of the breadcrumb, in order. */
  readonly crumbs: readonly string[];
  readonly dashboard: RegExp;
}
