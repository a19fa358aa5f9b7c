import { paint } from '../config/terminal.ts';
import { capabilities } from '../evidence/capabilities.ts';
import { type Language, text } from '../language/text.ts';
import type { CapabilityRow, Counted, Mark, RunSummary } from './run-summary.ts';

/** `12 passed, 1 failed, 2 skipped`: in English always, for scripts read it. */
export function formatVerdict(summary: RunSummary): string {
  const { passed, failed, counts } = summary;
  return `${passed} passed, ${failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`;
}

/** In the order in which people read them: what is well, what is known, what is news. */
const toldStates = [
  ...(['passed', 'known', 'blocked', 'failed', 'repaired', 'flaky', 'skipped', 'not run'] as const),
];

/**
 * How many tests ended how, for people: `199 passed, 497 known failures, 2 new failures`. Nothing here counts for
 * something else, as known failures do in the line for programs.
 */
export function formatCounts({ counts }: Pick<RunSummary, 'counts'>): string {
  return toldStates
    .filter((state) => counts[state] > 0 || state === 'passed' || state === 'failed')
    .map((state) => {
      const word = state === 'failed' && counts.known + counts.blocked > 0 ? 'news' : state;
      return text(`count.${word}`, { count: counts[state] });
    })
    .join(', ');
}

/** Whether the line for programs counts tests as something else than what became of them. */
export function hasHiddenStates({ counts }: Pick<RunSummary, 'counts'>): boolean {
  return counts.known + counts.blocked + counts.repaired + counts.flaky > 0;
}

/** The summary as lines for a terminal, with colours where the terminal takes them. */
export function formatSummary(summary: RunSummary, language: Language): readonly string[] {
  const known = summary.defects.reduce((sum, { count }) => sum + count, 0);
  return [
    ...section(
      text('report.capabilities'),
      summary.rows.map((row) => formatRow(row, language)),
    ),
    ...section(text('report.defects', { count: known }), summary.defects.map(formatCounted)),
    ...section(text('report.skipped', { count: summary.counts.skipped }), summary.skips.map(formatCounted)),
  ];
}

/** A titled block of lines; nothing at all when it has no lines. */
export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

/** The row's name, with the known defects that keep it from a Y. */
export function nameRow(row: CapabilityRow, language: Language): string {
  const name = isKnown(row.id) ? capabilities[row.id][language] : '';
  return row.defects.length === 0 ? name : `${name} (${row.defects.join(', ')})`;
}

/** `12`, or `3/12` when not all the tests that claim the row passed. */
export function countRow(row: CapabilityRow): string {
  return row.passed === row.claimed ? `${row.claimed}` : `${row.passed}/${row.claimed}`;
}

/** Why tests were skipped, each reason with its count. */
export function formatCounted({ what, count }: Counted): string {
  return `${String(count).padStart(4)}  ${what === '' ? text('report.noReason') : what}`;
}

function formatRow(row: CapabilityRow, language: Language): string {
  return `${row.id}  ${paint(colors[row.mark], row.mark)}  ${countRow(row).padStart(6)}  ${nameRow(row, language)}`;
}

const colors = { Y: 'green', N: 'red', B: 'yellow', '~': 'yellow', '-': 'dim' } as const satisfies Record<
  Mark,
  string
>;

function isKnown(id: string): id is keyof typeof capabilities {
  return id in capabilities;
}
