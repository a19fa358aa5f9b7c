/**
 * What a test tells the reports, each by an annotation of its own type. One that begins with `_` is in no report of
 * Playwright's: whoever reads the test sees it already.
 */
export type NoteType =
  /** The id of a row of the capability table that the test proves. */
  | 'capability'
  /** The id of a row that it claims, and could not look at this time. */
  | 'not proven'
  /** Id and words of the defect by which it is expected to fail. */
  | 'known defect'
  /** The same, where it failed before it came to what it is about. */
  | 'blocked by'
  | '_severity'
  /** Something that has to be known although the test passed. */
  | 'notice'
  /** What was drawn for it; who repeats it needs to know. */
  | 'drawn'
  | 'gallery'
  /** What was tested, and by which browser. */
  | 'target'
  | 'browser'
  /** What it has chosen of what there is. */
  | '_language'
  | '_database'
  | '_cache';

/** A note as Playwright keeps it. */
export interface Note {
  readonly type: NoteType;
  readonly description: string;
}

/** The note of a type; push it to `testInfo.annotations`. */
export function note(type: NoteType, description: string): Note {
  return { type, description };
}

/** The attachment by which a test hands over what each screen cost. */
export const measuresAttachment = 'steps.json';
