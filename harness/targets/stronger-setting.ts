/** A setting that an operator may have made before, and that might be stronger than what the wizard writes. */
export interface StrongerSetting {
  /** Completes "with": `a variable that names another database`. */
  readonly name: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Files of the private folder, by their path. */
  readonly files?: Readonly<Record<string, string>>;
}
