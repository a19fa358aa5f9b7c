import { type Language, text } from '../language/text.ts';
import type { Counted, RunSummary } from './run-summary.ts';
import { countRow, formatCounts, nameRow } from './summary-text.ts';

/** The summary as Markdown, for the page of a CI job. */
export function formatMarkdown(told: ToldRun, language: Language): string {
  return [formatHeadline(told), formatTables(told.summary, language)].join('\n');
}

/** What the head of a page has to know of a run. */
export interface ToldRun {
  readonly summary: RunSummary;
  /** What was tested. */
  readonly application: string;
  readonly remarks: readonly string[];
}

/** How many tests ended how, what was tested, and what has to be known beside it. */
export function formatHeadline({ summary, application, remarks }: ToldRun): string {
  const lines = remarks.map((remark) => `\n**${escapeCell(remark)}**`);
  const tested = application === '' ? [] : [`\n${escapeCell(text('report.tested', { application }))}`];
  return [`## firstrun: ${formatCounts(summary)}`, ...tested, ...lines].join('\n');
}

/** Capabilities, known defects and skips. */
export function formatTables(summary: RunSummary, language: Language): string {
  const rows = summary.rows.map((row) => [row.id, row.mark, countRow(row), nameRow(row, language)]);
  const { defects, skips, flaky, counts } = summary;
  return [
    ...drawTable(
      text('report.capabilities'),
      ['id', '', text('report.tests'), text('report.capability')],
      rows,
    ),
    ...drawTable(text('report.defects', { count: defects.length }), countHeader(), defects.map(cells)),
    ...drawTable(
      text('report.flaky', { count: flaky.length }),
      [''],
      flaky.map((name) => [name]),
    ),
    ...drawTable(text('report.skipped', { count: counts.skipped }), countHeader(), skips.map(cells)),
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
