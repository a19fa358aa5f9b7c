/** What a file of settings says about the database; `file` is absolute. */
export type StoredDatabase =
  | { readonly engine: 'sqlite'; readonly file: string }
  | {
      readonly engine: 'mysql' | 'postgresql';
      readonly host: string;
      readonly port: number;
      readonly name: string;
      readonly user: string;
      readonly password: string;
    };

/** What a file of settings says about the cache; undefined fields were not written at all. */
export interface StoredCache {
  readonly backend: string | undefined;
  readonly host: string | undefined;
  readonly port: string | undefined;
  readonly password: string | undefined;
  readonly db: string | undefined;
}

/** Values of a `.env` file by name, as the application itself would read them. */
export type EnvValues = Readonly<Record<string, string>>;

/** Where one application keeps what was typed, for whoever wants to compare. Paths are relative to the workspace. */
export interface StorageMap {
  readonly flagFile: string;
  readonly flagContent: string;
  readonly settingsFile: string;
  /** Where SQLite files go. */
  readonly databaseFolder: string;
  /** Where the sessions of the wizard lie. */
  readonly sessionFolder: string;
  /** Where the wizard alone keeps its sessions; absent where those of the application lie there too. */
  readonly wizardSessions?: string;
  /** Where the application writes when its cache is in files. */
  readonly cacheFolder: string;
  /** Rows that are in these tables after an installation without a backup, besides the administrator's. */
  firstRows(language: string): Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** Free space that it asks for there before it installs; absent where it asks for none. */
  readonly leastFreeBytes?: number;
  readonly tables: readonly string[];
  /** The columns of each table, sorted; absent where nobody has written them down. */
  readonly columns?: Readonly<Record<string, readonly string[]>>;
  /** How a stored password begins: the name of the hash and its parameters. */
  readonly passwordHash: RegExp;
  readDatabase(values: EnvValues, workspace: string): StoredDatabase;
  readCache(values: EnvValues): StoredCache;
  /** The language that a visitor without a choice of his own is given. */
  readLanguage(values: EnvValues): string | undefined;
}
