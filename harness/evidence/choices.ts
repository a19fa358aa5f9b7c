import { text } from '../language/text.ts';
import { type Note, note } from './notes.ts';

/** What a test may choose, and the report tells apart, in the order of its columns. */
export const choices = {
  language: ['en', 'fr'],
  database: ['sqlite', 'mysql', 'postgresql'],
  cache: ['filesystem', 'redis'],
} as const;

export type ChoiceKind = keyof typeof choices;

export type Choice = (typeof choices)[ChoiceKind][number];

export const choiceKinds = Object.keys(choices) as ChoiceKind[];

interface Annotation {
  readonly type: string;
  readonly description?: string | undefined;
}

/** The annotation by which a test tells the reporter what it has chosen. */
export function noteChoice(kind: ChoiceKind, choice: string): Note {
  return note(`_${kind}`, choice);
}

/** What a test has chosen; undefined where it did not come so far. The last note of a kind counts. */
export function readChoice(annotations: readonly Annotation[], kind: ChoiceKind): string | undefined {
  return annotations.findLast(({ type }) => type === `_${kind}`)?.description;
}

/** What a test has chosen, in words. */
export function describeChoices(annotations: readonly Annotation[]): string[] {
  const chosen = choiceKinds.flatMap((kind) => readChoice(annotations, kind) ?? []);
  return chosen.map((choice) => text(`choice.${choice as Choice}`));
}
