/** What an application offers at all. A promise that it makes and breaks is a defect, not a missing ability. */
export interface Abilities {
  /** A test can have a server of its own, restart it and look into its workspace. */
  readonly ownServer: boolean;
  /** The administrator's password is typed twice. */
  readonly passwordConfirmation: boolean;
  /** All its styles come from itself: a test reaches no other host, and a layout without styles tells nothing. */
  readonly ownStyles: boolean;
}
