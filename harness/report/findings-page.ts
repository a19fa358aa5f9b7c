import { Eta } from 'eta';
import type { Language } from '../language/text.ts';
import { text } from '../language/text.ts';
import type { FindingsDocument, LinkedEvidence } from './findings-document.ts';

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
  return new Eta().renderString(page, { ...document, language, text, namedSpecs });
}

const page = `<!doctype html>
<html lang="<%= it.language %>">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title><%= it.title %></title>
<style>
  :root { color-scheme: light dark; --line: #8884; }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding-inline: 1rem; }
  h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin: 0; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: start; vertical-align: top; }
  td:first-child { white-space: nowrap; }
  article { border: 1px solid var(--line); border-radius: .5rem; margin-block: 1rem; padding: 1rem; }
  pre { background: #8881; border-radius: .3rem; overflow-x: auto; padding: .5rem; white-space: pre-wrap; }
  .severity { border-radius: 1rem; font-size: .85rem; font-weight: 600; padding: .1rem .6rem; white-space: nowrap; }
  .critical { background: #8b0000; color: #fff; } .high { background: #b34700; color: #fff; }
  .medium { background: #f2c037; color: #000; } .low { background: #d9d9d9; color: #000; }
</style>
</head>
<body>
<h1><%= it.title %></h1>
<ul><% for (const fact of it.facts) { %><li><%= fact %></li><% } %></ul>
<table>
<thead><tr><th>id</th><th><%= it.text('findings.severity') %></th><th><%= it.text('findings.what') %></th></tr></thead>
<tbody>
<% for (const { id, severity, severityWord, what } of it.findings) { %>
<tr><td><a href="#<%= id %>"><%= id %></a></td><td><span class="severity <%= severity %>"><%= severityWord %></span></td><td><%= what %></td></tr>
<% } %>
</tbody>
</table>
<% for (const { id, severity, severityWord, what, howToSee, evidence } of it.findings) { %>
<article id="<%= id %>">
<h2><%= id %> <span class="severity <%= severity %>"><%= severityWord %></span></h2>
<p><%= what %></p>
<p><strong><%= it.text('findings.howToSee') %></strong> <%= howToSee %></p>
<p><strong><%= it.text('findings.evidence') %></strong></p>
<ul>
<% for (const { spec, address } of evidence.slice(0, it.namedSpecs)) { %><li><a href="<%= address %>"><%= spec %></a></li><% } %>
<% if (evidence.length > it.namedSpecs) { %><li><%= it.text('findings.more', { count: evidence.length - it.namedSpecs }) %></li><% } %>
</ul>
<pre><%= evidence[0]?.says %></pre>
</article>
<% } %>
<% if (it.unjudged.length > 0) { %>
<h2><%= it.text('findings.unjudged') %></h2>
<ul><% for (const { spec, address } of it.unjudged) { %><li><a href="<%= address %>"><%= spec %></a></li><% } %></ul>
<% } %>
<% if (it.notSeen.length > 0) { %><h2><%= it.text('findings.notSeen') %></h2><p><%= it.notSeen.join(', ') %></p><% } %>
</body>
</html>
`;
