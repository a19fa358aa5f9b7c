import { formatBytes, formatDuration, text } from '../../language/text.ts';
import { drawTable, escapeCell, formatHeadline, formatTables } from '../summary-markdown.ts';
import type { Matrix } from './matrix.ts';
import { formatRatio, type Timing } from './timings.ts';
import { countTests, type LinkedTest, type NewFailure, type WizardReport } from './wizard-report.ts';

/** GitHub drops the page of a step that is larger than 1 MiB, which has both failures and flaky tests. */
const mostOfAKind = { failures: 50, bytes: 450 * 1024 };

/** The whole report as Markdown, for a pull request. */
export function formatReport(report: WizardReport): string {
  const { summary, language, facts } = report;
  return [
    formatHeadline(report),
    '',
    ...facts.map(([name, value]) => `- ${name}: ${escapeCell(value)}`),
    formatNews(report),
    formatTables(summary, language),
  ].join('\n');
}

/** What the summary of a run does not tell already: a job's page gets both. */
export function formatNews({ failures, flaky, repaired, matrices, timings }: WizardReport): string {
  return [
    ...drawFailures('page.failures', failures),
    ...drawFailures('page.flaky', flaky),
    ...(repaired.length === 0 ? [] : ['', `### ${text('page.repaired', { count: repaired.length })}`, '']),
    ...repaired.map(({ spec, defects }) => `- ${escapeCell(`${defects.join(', ')}: ${spec}`)}`),
    ...matrices.flatMap(drawMatrix),
    ...drawTimings(timings),
    '',
  ].join('\n');
}

function drawFailures(title: 'page.failures' | 'page.flaky', failures: readonly NewFailure[]): string[] {
  if (failures.length === 0) return [];
  const drawn = takeWhatFits(failures.map((failure) => drawFailure(failure).join('\n')));
  const left = failures.slice(drawn.length);
  return [
    '',
    `### ${text(title, { count: countTests(failures) })}`,
    ...drawn,
    ...(left.length === 0 ? [] : ['', text('page.more', { count: countTests(left) })]),
  ];
}

function drawFailure({ spec, where, message, lines, command, alike }: NewFailure): readonly string[] {
  return [
    '',
    `#### ${escapeCell(spec)}`,
    '',
    escapeCell(where),
    ...fence(message),
    ...foldAlike(alike),
    ...(lines.length === 0 ? [] : ['', text('page.lines'), ...fence(lines.join('\n'))]),
    '',
    text('page.repeat'),
    ...fence(command),
  ];
}

function takeWhatFits(sections: readonly string[]): readonly string[] {
  let bytes = 0;
  const end = sections.findIndex((section, at) => {
    bytes += Buffer.byteLength(section);
    return at === mostOfAKind.failures || bytes > mostOfAKind.bytes;
  });
  return end === -1 ? sections : sections.slice(0, end);
}

function foldAlike(alike: readonly LinkedTest[]): readonly string[] {
  if (alike.length === 0) return [];
  const title = text('page.alike', { count: alike.length + 1 });
  const names = alike.map(({ spec }) => `- ${escapeCell(spec)}`);
  return ['', `<details><summary>${title}</summary>`, '', ...names, '', '</details>'];
}

function drawMatrix({ kind, columns, rows }: Matrix): readonly string[] {
  const header = ['', ...columns.map((choice) => text(`choice.${choice}`))];
  // Whoever scrolls through a pull request is spared the rows that this run was not about.
  const tested = rows.filter(({ cells }) => cells.some((cell) => cell.length > 0));
  const lines = tested.map(({ area, cells }) => [
    text(`area.${area}`),
    ...cells.map((cell) => cell.map(({ state, count }) => `${count} ${text(`state.${state}`)}`).join(', ')),
  ]);
  return drawTable(text(`kind.${kind}`), header, lines);
}

function drawTimings(timings: readonly Timing[]): readonly string[] {
  const names = ['page.screen', 'page.time', 'page.ratio', 'page.requests', 'page.bytes'] as const;
  const rows = timings.map((timing) => [
    text(`screen.${timing.screen}`),
    besideBudget(timing, 'ms', formatDuration),
    formatRatio(timing),
    besideBudget(timing, 'requests', String),
    besideBudget(timing, 'bytes', formatBytes),
  ]);
  return drawTable(
    text('page.timings'),
    names.map((name) => text(name)),
    rows,
  );
}

function besideBudget(
  { budget, over, ...measure }: Timing,
  size: 'ms' | 'requests' | 'bytes',
  format: (value: number) => string,
): string {
  const limit = budget === undefined ? '' : ` / ${format(budget[size])}`;
  return `${format(measure[size])}${limit}${over.includes(size) ? ` (${text('page.over')})` : ''}`;
}

/** Longer than any fence inside, so that what a test says cannot end it. */
function fence(content: string): readonly string[] {
  const longest = Math.max(2, ...(content.match(/`+/g) ?? []).map(({ length }) => length));
  const marks = '`'.repeat(longest + 1);
  return ['', `${marks}text`, content, marks];
}
