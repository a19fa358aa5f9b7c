import { type Language, text } from '../language/text.ts';
import type { Counted, RunSummary } from './run-summary.ts';
import { countRow, formatVerdict, nameRow } from './summary-text.ts';

/** The summary as Markdown, for the page of a CI job. */
export function formatMarkdown(summary: RunSummary, remarks: readonly string[], language: Language): string {
  const rows = summary.rows.map((row) => [row.id, row.mark, countRow(row), nameRow(row, language)]);
  return [
    `## firstrun: ${formatVerdict(summary)}`,
    ...remarks.map((remark) => `\n**${escapeCell(remark)}**`),
    ...table(text('report.capabilities'), ['id', '', text('report.tests'), text('report.capability')], rows),
    ...table(
      text('report.defects', { count: summary.defects.length }),
      countHeader(),
      summary.defects.map(cells),
    ),
    ...table(text('report.skipped', { count: summary.skipped }), countHeader(), summary.skips.map(cells)),
    '',
  ].join('\n');
}

function table(
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

function escapeCell(value: string): string {
  return value.replace(/[\\|<`*_]/g, '\\$&').replace(/\s+/g, ' ');
}
