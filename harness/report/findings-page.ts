import type { Language } from '../language/text.ts';
import { text } from '../language/text.ts';
import type { DocumentedFinding, FindingsDocument } from './findings-document.ts';
import type { Evidence } from './findings-record.ts';
import { inlinePicture } from './inline-picture.ts';
import { renderPage } from './render-page.ts';
import { formatCounted } from './summary-text.ts';

/** Specs named for one finding; the others are counted. */
const namedSpecs = 5;

/** The document as Markdown, for whoever reads it as text. */
export function formatFindings(document: FindingsDocument): string {
  const { title, facts, findings, notSeen, unjudged, skips } = document;
  return [
    `# ${title}`,
    '',
    ...facts.map((fact) => `- ${fact}`),
    '',
    `| id | ${text('findings.severity')} | ${text('findings.what')} |`,
    '| --- | --- | --- |',
    ...findings.map(({ id, severityWord, what }) => `| ${id} | ${severityWord} | ${escapeMarkdown(what)} |`),
    ...findings.flatMap(writeFinding),
    ...block(text('findings.unjudged'), listEvidence(unjudged)),
    ...block(
      text('findings.notExamined'),
      skips.map((skip) => `- ${escapeMarkdown(formatCounted(skip).trim())}`),
    ),
    ...block(text('findings.notSeen'), notSeen.length === 0 ? [] : [notSeen.join(', ')]),
    '',
  ].join('\n');
}

/** One finding as the text of an issue; the first line is its title. */
export function formatIssue(finding: DocumentedFinding): string {
  const { id, severityWord, what } = finding;
  return [`# ${id} (${severityWord}): ${escapeMarkdown(what)}`, '', ...explain(finding), ''].join('\n');
}

function block(name: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `## ${name}`, '', ...lines];
}

function writeFinding(finding: DocumentedFinding): string[] {
  const { id, severityWord, what } = finding;
  return block(`${id} (${severityWord})`, [escapeMarkdown(what), '', ...explain(finding)]);
}

function explain({ howToSee, place, evidence, waiting }: DocumentedFinding): string[] {
  const [telling] = evidence;
  return [
    `**${text('findings.howToSee')}** ${escapeMarkdown(howToSee)}`,
    ...(place === undefined ? [] : ['', `**${text('findings.place')}** \`${place}\``]),
    '',
    `**${text('findings.evidence')}**`,
    '',
    ...listEvidence(evidence),
    ...(telling === undefined ? [] : ['', ...quote(telling.says)]),
    ...(waiting > 0 ? ['', text('findings.waiting', { count: waiting })] : []),
  ];
}

/** In a fence that nothing within closes. */
function quote(says: string): string[] {
  const longest = Math.max(2, ...(says.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return [fence, says, fence];
}

function listEvidence(evidence: readonly Evidence[]): string[] {
  const named = evidence.slice(0, namedSpecs).map(({ spec }) => `- ${escapeMarkdown(spec)}`);
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
    inlinePicture,
    formatCounted,
  });
}
