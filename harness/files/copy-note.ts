/** Something about a copy that is not as in the original. */
export interface CopyNote {
  readonly what:
    | 'linkCopied'
    | 'linkAbove'
    | 'linkTooLarge'
    | 'linkMissing'
    | 'linkEndless'
    | 'linkSecond'
    | 'noFile'
    | 'unreadable';
  /** From the top of the folder. */
  readonly path: string;
  /** Where a link leads, or why something cannot be read. */
  readonly detail: string;
}
