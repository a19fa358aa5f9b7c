import { type Column, columns } from './plan.ts';
import type { Row, Unit } from './question.ts';
import type { Summary, Verdict } from './verdict.ts';
import {
  highlightWords,
  rowWords,
  type TableLanguage,
  tableWords,
  tellWord,
  toolWords,
  translateWord,
} from './words.ts';

/** A table of plain ASCII for a terminal, ours first. */
export function drawTable(verdicts: readonly Verdict[]): string {
  const shown = toolsOf(verdicts);
  const rows = verdicts.map((verdict) => [
    rowWords[verdict.row.key].en,
    ...shown.map((tool) => describe(verdict.summaries[tool], verdict.row.unit, 'en')),
    describeAim(verdict, 'en'),
  ]);
  const head = ['', ...shown.map((tool) => toolWords[tool]), tableWords.bar.en];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The same for the docs. */
export function drawMarkdown(verdicts: readonly Verdict[], language: TableLanguage): string {
  const shown = toolsOf(verdicts);
  const head = [tableWords.what[language], ...shown.map((tool) => toolWords[tool]), tableWords.bar[language]];
  const rows = verdicts.map((verdict) => [
    rowWords[verdict.row.key][language],
    ...shown.map((tool) => describe(verdict.summaries[tool], verdict.row.unit, language)),
    describeAim(verdict, language),
  ]);
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** The rows that say most, ours beside Playwright's own way, for a README. */
export function drawHighlights(verdicts: readonly Verdict[], language: TableLanguage): string {
  const rows = Object.entries(highlightWords).flatMap(([key, what]) => {
    const verdict = verdicts.find(({ row }) => row.key === key);
    if (verdict === undefined) return [];
    const { row, summaries } = verdict;
    return [
      [
        what[language],
        describeShort(summaries.ours, row.unit, language),
        describeShort(summaries.webServer, row.unit, language),
      ],
    ];
  });
  const head = [tableWords.what[language], 'firstrun', '`webServer`'];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function toolsOf(verdicts: readonly Verdict[]): Column[] {
  return columns.filter((tool) => verdicts.some(({ summaries }) => summaries[tool] !== undefined));
}

function describe(summary: Summary | undefined, unit: Unit, language: TableLanguage): string {
  if (summary === undefined) return '';
  const { median, p90, word } = summary;
  const remark = word === undefined ? '' : translateWord(word, language);
  if (median === undefined || p90 === undefined) return remark;
  const numbers = `${format(median, unit, language)} (${format(p90, unit, language)})`;
  const shown = unit === 'ms' ? numbers : `${format(median, unit, language)} ${unitWord(unit, language)}`;
  return remark === '' ? shown : `${shown}, ${remark}`;
}

/** The median alone, or the word that stands in its place. */
function describeShort(summary: Summary | undefined, unit: Unit, language: TableLanguage): string {
  if (summary?.median === undefined) return tellWord(summary?.word ?? '', language);
  return `${format(summary.median, unit, language)} ${unitWord(unit, language)}`;
}

function describeAim({ row, place, isBarReached }: Verdict, language: TableLanguage): string {
  const rank = describePlace(place, language);
  if (isBarReached === undefined) return rank;
  const word = isBarReached ? tableWords.reached : tableWords.missed;
  return `${describeBar(row, language)}: ${word[language]}; ${rank}`;
}

function describeBar({ bar, unit }: Row, language: TableLanguage): string {
  const sign = unit === 'lines' ? '>=' : '<=';
  const value = format(bar?.median ?? 0, unit, language);
  const tail = bar?.p90 === undefined ? '' : ` (${format(bar.p90, unit, language)})`;
  return `${sign} ${value}${tail}${unit === 'ms' ? ' ms' : ` ${unitWord(unit, language)}`}`;
}

function describePlace(place: number, language: TableLanguage): string {
  if (language === 'fr') return place === 1 ? '1er' : `${place}e`;
  return place === 1 ? 'first' : `place ${place}`;
}

function format(value: number, unit: Unit, language: TableLanguage): string {
  const digits = unit === 'MB' && Math.abs(value) < 10 ? 1 : 0;
  return value.toLocaleString(language, { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

function unitWord(unit: Unit, language: TableLanguage): string {
  const french: Partial<Record<Unit, string>> = { MB: 'Mo', 'lines/s': 'lignes/s', lines: 'lignes' };
  return language === 'fr' ? (french[unit] ?? unit) : unit;
}
