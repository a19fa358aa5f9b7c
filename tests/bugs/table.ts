import type { Bug } from '../../fixtures/reference-wizard/bugs/bug.ts';
import type { Language } from '../../harness/language/text.ts';
import type { Verdict } from './judge.ts';
import { words } from './words.ts';

/** One line for the terminal. */
export function describeVerdict(
  verdict: Verdict,
  { title }: Bug,
  language: Language,
  isKnown: boolean,
): string {
  const { caught, survived, dead, by, known } = words[language];
  const { id, caughtBy, isDead, elapsedMs } = verdict;
  const seconds = isKnown ? known : `${(elapsedMs / 1000).toFixed(0)} s`;
  const [first] = caughtBy;
  if (first !== undefined) return `[OK] ${id}: ${caught} ${by} "${first}" (${seconds})`;
  return `[FAILED] ${id}: ${isDead ? dead : survived}: ${title} (${seconds})`;
}

/** How many bugs each spec alone catches, the most first. */
export function countOnlyCatchers(verdicts: readonly Verdict[]): [spec: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { isOnlyOne, caughtBy } of verdicts) {
    const [only] = caughtBy;
    if (isOnlyOne && only !== undefined) counts.set(only, (counts.get(only) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one);
}

/** The table for a README. */
export function drawTable(bugs: readonly Bug[], verdicts: readonly Verdict[], language: Language): string {
  const { head, score, details } = words[language];
  const rows = bugs.map(({ id, title }) => {
    const [first] = verdicts.find((verdict) => verdict.id === id)?.caughtBy ?? [];
    return `| \`${id}\` | ${title} | ${escapeCell(first ?? words[language].survived)} |`;
  });
  const caught = verdicts.filter(({ caughtBy }) => caughtBy.length > 0);
  const specs = new Set(caught.map(({ caughtBy }) => caughtBy[0]));
  const total = score(caught.length, bugs.length, specs.size);
  const table = [head, '| --- | --- | --- |', ...rows].join('\n');
  return [total, '', '<details>', `<summary>${details}</summary>`, '', table, '', '</details>'].join('\n');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
