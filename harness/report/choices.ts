/** What a test may choose, and the report tells apart. */
export const choiceKinds = ['language', 'database', 'cache'] as const;

export type ChoiceKind = (typeof choiceKinds)[number];

interface Annotation {
  readonly type: string;
  readonly description?: string | undefined;
}

/** Annotations whose type begins like this are in no report of Playwright's: whoever reads a test knows its choices. */
const prefix = '_';

/** The annotation by which a test tells the reporter what it has chosen. */
export function noteChoice(kind: ChoiceKind, choice: string): { type: string; description: string } {
  return { type: prefix + kind, description: choice };
}

/** What a test has chosen; undefined where it did not come so far. The last note of a kind counts. */
export function readChoice(annotations: readonly Annotation[], kind: ChoiceKind): string | undefined {
  return annotations.findLast(({ type }) => type === prefix + kind)?.description;
}
