import type { Language } from '../language/text.ts';

/** How bad it is for who installs: an attacker or a loss; a broken promise; a nuisance; a blemish. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;

export type Severity = (typeof severities)[number];

/** Something that an application really gets wrong, for its maintainers. */
export interface Finding {
  readonly severity: Severity;
  /** One sentence. */
  readonly what: Readonly<Record<Language, string>>;
  /** How to see it by hand, and what is seen. */
  readonly evidence: Readonly<Record<Language, string>>;
  /** Where in the sources of the application, where somebody has found it: `backend/src/app.py:12`. */
  readonly place?: string;
}

/** A spec that is expected to fail on one target, with a reason; the run turns red when it passes, unless it may. */
export interface KnownDefect extends Finding {
  /** Stable and never used again, such as `XF-003`. */
  readonly id: string;
  /** `<file> > <title>` of the spec, as the reporters print it, or a pattern that fits the rows of a whole table. */
  readonly spec: string | RegExp;
  /** What each failure of the test must say: one of another kind stays red, also beside those that say it. */
  readonly failure: RegExp;
  /** It shows itself now and then, as a race does: a run that does not meet it is no news. */
  readonly isRare?: true;
}

/** Whether a known defect is about a spec, named `<file> > <title>`. */
export function isAbout({ spec }: KnownDefect, name: string): boolean {
  return typeof spec === 'string' ? spec === name : spec.test(name);
}
