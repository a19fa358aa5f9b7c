/** What an application offers at all. A promise that it makes and breaks is a defect, not a missing ability. */
export interface Abilities {
  /** The administrator's password is typed twice. */
  readonly passwordConfirmation: boolean;
  /** Its pages want nothing of other hosts. A test reaches none, and a layout without its styles tells nothing. */
  readonly selfContained: boolean;
  /** Its pages are drawn dark for whoever has set the system so. */
  readonly darkScheme: boolean;
  /** Every screen offers the languages, not the first one alone. */
  readonly languageSwitch: boolean;
  /** The summary tells how many rows a backup holds. */
  readonly backupContent: boolean;
}
