import { Eta } from 'eta';
import { type Language, text } from '../language/text.ts';
import type { Barrier } from '../wizard/barriers.ts';

/** A barrier with the place where it was met. */
export interface MetBarrier extends Barrier {
  /** The state of the page, and how it was looked at. */
  readonly where: string;
  readonly picture: Buffer | undefined;
}

/** What the columns of the rows are. */
export function nameColumns(): string {
  return columns.map((column) => text(`barrier.${column}`)).join(separator);
}

/** One line for each, in columns, for the message of a failure. */
export function drawRows(barriers: readonly MetBarrier[]): string[] {
  const rows = barriers.map((barrier) => columns.map((column) => readCell(barrier, column)));
  const widths = columns.map((_, index) => Math.max(0, ...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join(separator)
      .trimEnd(),
  );
}

/** The same as one page with the picture of each element, which needs nothing beside it. */
export function renderBarriers(barriers: readonly MetBarrier[], language: Language): string {
  return new Eta().renderString(page, { barriers, columns, language, readCell, text });
}

const columns = ['rule', 'impact', 'where', 'element', 'why'] as const;
const separator = ' | ';

function readCell(barrier: MetBarrier, column: (typeof columns)[number]): string {
  return column === 'impact' ? text(`impact.${barrier.impact}`) : barrier[column].replace(/\s+/g, ' ');
}

const page = `<!doctype html>
<html lang="<%= it.language %>">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title><%= it.text('barrier.title', { count: it.barriers.length }) %></title>
<style>
  :root { color-scheme: light dark; }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding-inline: 1rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid #8884; padding: .4rem .6rem; text-align: start; vertical-align: top; }
  td:nth-child(4) { font-family: ui-monospace, monospace; font-size: .85rem; overflow-wrap: anywhere; }
  img { border: 1px solid #8884; max-height: 16rem; max-width: 20rem; }
</style>
</head>
<body>
<main>
<h1><%= it.text('barrier.title', { count: it.barriers.length }) %></h1>
<table>
<thead><tr><% for (const column of it.columns) { %><th><%= it.text('barrier.' + column) %></th><% } %><th><%= it.text('barrier.picture') %></th></tr></thead>
<tbody>
<% for (const barrier of it.barriers) { %>
<tr><% for (const column of it.columns) { %><td><%= it.readCell(barrier, column) %></td><% } %>
<td><% if (barrier.picture) { %><img alt="" src="data:image/png;base64,<%= barrier.picture.toString('base64') %>"><% } %></td></tr>
<% } %>
</tbody>
</table>
</main>
</body>
</html>
`;
