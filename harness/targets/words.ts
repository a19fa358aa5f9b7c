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
export type NoticeName =
  | 'connected'
  | 'redisReady'
  | 'filesystemReady'
  | 'redisFailed'
  | 'requirementFailed'
  | 'fallback'
  | 'backupValid'
  | 'backupContent';

/** The steps of the breadcrumb; `finalize` is what happens between the summary and the last screen. */
export type Crumb = Screen | 'finalize';

/** The fields of the administrator step that have a label. */
export type FieldName = 'username' | 'email' | 'password' | 'confirmation';

/** What the wizard says when an answer is not good enough. */
export type ProblemName =
  | 'fieldRequired'
  | 'hostInvalid'
  | 'portInvalid'
  | 'sqliteNamePath'
  | 'sqliteNameExtension'
  | 'sqliteNameReserved'
  | 'sqliteNameCharacters'
  | 'fieldControlCharacters'
  | 'fieldTooLong'
  | 'fieldQuotes'
  | 'dataFolderNotWritable'
  | 'databaseFolderInTheWay'
  | 'databaseFileExists'
  | 'databaseRefused'
  | 'databaseHostNotFound'
  | 'databaseTimeout'
  | 'databaseWrongProtocol'
  | 'databaseAuthFailed'
  | 'databaseUnknown'
  | 'databaseNoRights'
  | 'databaseNotEmpty'
  | 'cacheRefused'
  | 'cacheHostNotFound'
  | 'cacheTimeout'
  | 'cacheWrongProtocol'
  | 'cacheClosed'
  | 'cacheLoading'
  | 'cacheNoRights'
  | 'cacheReadOnly'
  | 'cacheFull'
  | 'cacheAuthFailed'
  | 'cacheNumberInvalid'
  | 'cacheNumberUnknown'
  | 'backupFileRequired'
  | 'backupExtension'
  | 'backupEmpty'
  | 'backupTooLarge'
  | 'backupTooLargeUnpacked'
  | 'backupNotArchive'
  | 'backupManifestMissing'
  | 'backupFileChanged'
  | 'backupEntryName'
  | 'backupEntryType'
  | 'backupDumpInvalid'
  | 'backupNewer'
  | 'backupFormat'
  | 'backupManifestInvalid'
  | 'backupFileMissing'
  | 'backupFileUnlisted'
  | 'backupDumpMissing'
  | 'backupEntryDuplicate'
  | 'backupTooManyEntries'
  | 'usernameLength'
  | 'usernameCharacters'
  | 'emailInvalid'
  | 'passwordTooShort'
  | 'passwordTooLong'
  | 'passwordUpper'
  | 'passwordLower'
  | 'passwordDigit'
  | 'passwordSymbol'
  | 'passwordMismatch'
  | 'usernameTaken'
  | 'emailTaken'
  | 'signInMissing'
  | 'signInFailed'
  | 'signInTooMany';

/** Pages that nobody wants to see, by what they tell. */
export type ErrorName = 'forbidden' | 'notFound' | 'unavailable';

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
  readonly errors: Readonly<Record<ErrorName, RegExp>>;
  /** Titles of the breadcrumb's steps, in their order; a wizard may have fewer of them than screens. */
  readonly crumbs: Readonly<Partial<Record<Crumb, string>>>;
  readonly fields: Readonly<Record<FieldName, string>>;
  /** The name of the breadcrumb, for who does not see it. */
  readonly breadcrumb: RegExp;
  /** What the summary says where no backup is to be restored. */
  readonly noBackup: RegExp;
  readonly dashboard: RegExp;
  readonly signInHeading: RegExp;
}
