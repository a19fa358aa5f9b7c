import { type Language, text } from '../language/text.ts';
import type { Counted, RunSummary } from './run-summary.ts';
import { countRow, formatVerdict, nameRow } from './summary-text.ts';

/** The summary as Markdown, for the page of a CI job. */
export function formatMarkdown(summary: RunSummary, remarks: readonly string[], language: Language): string {
  return [formatHeadline(summary, remarks), formatTables(summary, language)].join('\n');
}

/** The verdict, and what has to be known beside it. */
export function formatHeadline(summary: RunSummary, remarks: readonly string[]): string {
  const lines = remarks.map((remark) => `\n**${escapeCell(remark)}**`);
  return [`## firstrun: ${formatVerdict(summary)}`, ...lines].join('\n');
}

/** Capabilities, known defects and skips. */
export function formatTables(summary: RunSummary, language: Language): string {
  const rows = summary.rows.map((row) => [row.id, row.mark, countRow(row), nameRow(row, language)]);
  const { defects, skips, skipped } = summary;
  return [
    ...drawTable(
      text('report.capabilities'),
      ['id', '', text('report.tests'), text('report.capability')],
      rows,
    ),
    ...drawTable(text('report.defects', { count: defects.length }), countHeader(), defects.map(cells)),
    ...drawTable(text('report.skipped', { count: skipped }), countHeader(), skips.map(cells)),
    '',
  ].join('\n');
}

/** A titled table; nothing at all when it has no rows. */
export function drawTable(
  title: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return [];
  const lines = [header, header.map(() => '---'), ...rows.map((row) => row.map(escapeCell))];
  return ['', `### ${title}`, '', ...lines.map((line) => `| ${line.join(' | ')} |`)];
}

function countHeader(): readonly string[] {
  return [text('report.tests'), ''];
}

function cells({ what, count }: Counted): readonly string[] {
  return [`${count}`, what === '' ? text('report.noReason') : what];
}

/** Text as text, whatever marks of Markdown it holds. */
export function escapeCell(value: string): string {
  return value.replace(/[\\|<`*_]/g, '\\$&').replace(/\s+/g, ' ');
}
