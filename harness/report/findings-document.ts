import type { Language } from '../language/text.ts';
import { text } from '../language/text.ts';
import { type KnownDefect, type Severity, severities } from '../targets/known-defect.ts';
import type { Evidence, FindingsRecord } from './findings-record.ts';
import { linkToTest } from './report-names.ts';

/** One finding, ready to be printed in any form. */
export interface DocumentedFinding {
  readonly id: string;
  readonly severity: Severity;
  readonly severityWord: string;
  readonly what: string;
  readonly howToSee: string;
  readonly evidence: readonly LinkedEvidence[];
}

export interface LinkedEvidence extends Evidence {
  /** Address in the HTML report of the run, from the folder of the document. */
  readonly address: string;
}

/** What `npm run findings` writes, without its form. */
export interface FindingsDocument {
  readonly title: string;
  readonly facts: readonly string[];
  /** The worst first. */
  readonly findings: readonly DocumentedFinding[];
  /** Ids of defects that the run did not meet: it did not run their specs, or they are repaired. */
  readonly notSeen: readonly string[];
  readonly unjudged: readonly LinkedEvidence[];
}

/** Puts together what a run has seen and what is known of it. */
export function makeDocument(
  record: FindingsRecord,
  defects: readonly KnownDefect[],
  language: Language,
): FindingsDocument {
  const known = new Map(defects.map((defect) => [defect.id, defect]));
  const seen = [...known.values()].filter(({ id }) => record.seen[id] !== undefined);
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
      text('findings.passed', { passed: record.passed, failed: Object.values(record.seen).flat().length }),
    ],
    findings: seen.sort(bySeverity).map((defect) => describe(defect, record, language)),
    notSeen: [...known.keys()].filter((id) => record.seen[id] === undefined),
    unjudged: record.unjudged.map(link),
  };
}

function describe(
  { id, severity, what, evidence }: KnownDefect,
  record: FindingsRecord,
  language: Language,
): DocumentedFinding {
  return {
    id,
    severity,
    severityWord: text(`severity.${severity}`),
    what: what[language],
    howToSee: evidence[language],
    evidence: (record.seen[id] ?? []).map(link),
  };
}

function link(evidence: Evidence): LinkedEvidence {
  return { ...evidence, address: linkToTest(evidence.testId) };
}

function formatDay(at: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(at));
}
