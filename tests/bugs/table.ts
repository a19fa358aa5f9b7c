import type { Bug } from '../../fixtures/reference-wizard/bugs/bug.ts';
import type { Language } from '../../harness/language/text.ts';
import type { Verdict } from './judge.ts';
import type { KnownVerdicts } from './known-verdicts.ts';
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

/** The table for a README, of all that was ever judged. */
export function drawTable(bugs: readonly Bug[], known: KnownVerdicts, language: Language): string {
  const { head, score, details, waiting, survived } = words[language];
  const judged = bugs.filter((bug) => known.has(bug)).map((bug) => ({ bug, by: known.catchersOf(bug)[0] }));
  const rows = judged.map(
    ({ bug: { id, title }, by }) => `| \`${id}\` | ${title} | ${escapeCell(by ?? survived)} |`,
  );
  const specs = new Set(judged.flatMap(({ by }) => by ?? []));
  const caught = judged.filter(({ by }) => by !== undefined).length;
  const table = [head, '| --- | --- | --- |', ...rows].join('\n');
  const open = bugs.length - judged.length;
  return [
    score(caught, judged.length, specs.size) + (open > 0 ? ` ${waiting(open)}` : ''),
    '',
    '<details>',
    `<summary>${details}</summary>`,
    '',
    table,
    '',
    '</details>',
  ].join('\n');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
