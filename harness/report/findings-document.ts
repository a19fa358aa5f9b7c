import type { Language } from '../language/text.ts';
import { text } from '../language/text.ts';
import { type KnownDefect, type Severity, severities } from '../targets/known-defect.ts';
import type { Evidence, FindingsRecord } from './findings-record.ts';
import type { Counted } from './run-summary.ts';

/** One finding, ready to be printed in any form. */
export interface DocumentedFinding {
  readonly id: string;
  readonly severity: Severity;
  readonly severityWord: string;
  readonly what: string;
  readonly howToSee: string;
  /** Where in the sources of the application: `backend/src/app.py:12`. */
  readonly place: string | undefined;
  /** The tests that show it; where none does, those that wait behind it. */
  readonly evidence: readonly Evidence[];
  /** How many tests it keeps from what they are about. */
  readonly waiting: number;
}

/** What `npm run findings` writes, without its form. */
export interface FindingsDocument {
  readonly title: string;
  readonly facts: readonly string[];
  /** The worst first. */
  readonly findings: readonly DocumentedFinding[];
  /** Ids of defects that the run did not meet: it did not run their specs, or they are repaired. */
  readonly notSeen: readonly string[];
  readonly unjudged: readonly Evidence[];
  /** What was not examined, as reasons with their counts. */
  readonly skips: readonly Counted[];
}

/** Puts together what a run has seen and what is known of it. */
export function makeDocument(
  record: FindingsRecord,
  defects: readonly KnownDefect[],
  language: Language,
): FindingsDocument {
  const known = new Map(defects.map((defect) => [defect.id, defect]));
  const isSeen = (id: string) => (record.seen[id] ?? record.waiting[id]) !== undefined;
  const seen = [...known.values()].filter(({ id }) => isSeen(id));
  const bySeverity = (one: KnownDefect, other: KnownDefect) =>
    severities.indexOf(one.severity) - severities.indexOf(other.severity) || one.id.localeCompare(other.id);
  const counts = severities.map((severity) => {
    const count = seen.filter((defect) => defect.severity === severity).length;
    return `${text(`severity.${severity}`)} ${count}`;
  });
  return {
    title: text('findings.title', { target: record.target }),
    facts: [
      text('findings.count', { count: seen.length, counts: counts.join(', ') }),
      text('findings.version', { commit: record.commit ?? '?' }),
      text('findings.run', { at: formatDay(record.at, language), browser: record.browser }),
      text('findings.passed', {
        passed: record.passed,
        failed: Object.values(record.seen).flat().length,
        blocked: Object.values(record.waiting).flat().length,
      }),
    ],
    findings: seen.sort(bySeverity).map((defect) => describe(defect, record, language)),
    notSeen: [...known.keys()].filter((id) => !isSeen(id)),
    unjudged: record.unjudged,
    skips: record.skips,
  };
}

function describe(
  { id, severity, what, evidence, place }: KnownDefect,
  record: FindingsRecord,
  language: Language,
): DocumentedFinding {
  const { [id]: waiting = [] } = record.waiting;
  const { [id]: seen = [] } = record.seen;
  return {
    id,
    severity,
    severityWord: text(`severity.${severity}`),
    what: what[language],
    howToSee: evidence[language],
    place,
    evidence: seen.length > 0 ? seen : waiting,
    waiting: waiting.length,
  };
}

function formatDay(at: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(at));
}
