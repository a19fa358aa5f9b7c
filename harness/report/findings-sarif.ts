import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Severity } from '../targets/known-defect.ts';
import type { DocumentedFinding, FindingsDocument } from './findings-document.ts';
import { formatIssue } from './findings-page.ts';

/** How GitHub sorts: its bands are critical above 9.0, high above 7.0, medium above 4.0. */
const scores: Readonly<Record<Severity, readonly [level: Result.level, score: string]>> = {
  critical: ['error', '9.5'],
  high: ['error', '8.0'],
  medium: ['warning', '5.5'],
  low: ['note', '2.0'],
};

/** GitHub shows no result without a place; OpenSSF Scorecard says it in these words. */
const noPlace = 'no file associated with this alert';

/**
 * The findings as SARIF 2.1.0, which code hosts show among their alerts; GitHub by its action `upload-sarif`.
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function formatSarif({ findings }: FindingsDocument): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'firstrun', rules: findings.map(toRule) } },
        results: findings.map(toResult),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function toRule(finding: DocumentedFinding): ReportingDescriptor {
  const { id, what, howToSee, severity } = finding;
  return {
    id,
    shortDescription: { text: what },
    fullDescription: { text: `${what} ${howToSee}` },
    help: { text: howToSee, markdown: formatIssue(finding) },
    properties: { 'security-severity': scores[severity][1] },
  };
}

function toResult({ id, what, severity, place }: DocumentedFinding): Result {
  const [, file = noPlace, line = '1'] = /^(.*):(\d+)$/.exec(place ?? '') ?? [];
  const physicalLocation = { artifactLocation: { uri: file }, region: { startLine: Number(line) } };
  return {
    ruleId: id,
    level: scores[severity][0],
    message: { text: what },
    locations: [{ physicalLocation }],
    partialFingerprints: { 'finding/v1': id },
  };
}
