import type { Language } from '../language/text.ts';
import { text } from '../language/text.ts';
import type { FindingsDocument, LinkedEvidence } from './findings-document.ts';
import { renderPage } from './render-page.ts';

/** Specs named for one finding; the others are counted. */
const namedSpecs = 5;

/** The document as Markdown, for an issue or a pull request. */
export function formatFindings(document: FindingsDocument): string {
  const { title, facts, findings, notSeen, unjudged } = document;
  return [
    `# ${title}`,
    '',
    ...facts.map((fact) => `- ${fact}`),
    '',
    `| id | ${text('findings.severity')} | ${text('findings.what')} |`,
    '| --- | --- | --- |',
    ...findings.map(({ id, severityWord, what }) => `| ${id} | ${severityWord} | ${escapeMarkdown(what)} |`),
    ...findings.flatMap(({ id, severityWord, what, howToSee, evidence }) => [
      '',
      `## ${id} (${severityWord})`,
      '',
      escapeMarkdown(what),
      '',
      `**${text('findings.howToSee')}** ${escapeMarkdown(howToSee)}`,
      '',
      `**${text('findings.evidence')}**`,
      '',
      ...listEvidence(evidence),
    ]),
    ...(unjudged.length === 0 ? [] : ['', `## ${text('findings.unjudged')}`, '', ...listEvidence(unjudged)]),
    ...(notSeen.length === 0 ? [] : ['', `## ${text('findings.notSeen')}`, '', notSeen.join(', ')]),
    '',
  ].join('\n');
}

function listEvidence(evidence: readonly LinkedEvidence[]): string[] {
  const named = evidence
    .slice(0, namedSpecs)
    .map(({ spec, address }) => `- [${escapeMarkdown(spec)}](${address})`);
  const more = evidence.length - named.length;
  return more > 0 ? [...named, `- ${text('findings.more', { count: more })}`] : named;
}

/** What was typed at a wizard is markup now and then. */
function escapeMarkdown(words: string): string {
  return words.replace(/[\\|<>`*_[\]]/g, '\\$&').replace(/\s+/g, ' ');
}

/** The same as one page that needs nothing beside it. */
export function renderFindings(document: FindingsDocument, language: Language): string {
  return renderPage('findings', ['colors.css', 'text.css', 'tables.css', 'findings.css'], {
    ...document,
    language,
    namedSpecs,
  });
}
