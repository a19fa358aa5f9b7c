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

/** How many bugs are caught, in one line. */
export function drawScore(bugs: readonly Bug[], known: KnownVerdicts, language: Language): string {
  const { score, waiting } = words[language];
  const judged = bugs.filter((bug) => known.has(bug));
  const catchers = judged.flatMap((bug) => known.catchersOf(bug)[0] ?? []);
  const open = bugs.length - judged.length;
  const line = score(catchers.length, judged.length, new Set(catchers).size);
  return open > 0 ? `${line} ${waiting(open)}` : line;
}

/** Each bug that was ever judged. There is one table for both languages: bugs and specs are titled in English. */
export function drawTable(bugs: readonly Bug[], known: KnownVerdicts): string {
  const rows = bugs
    .filter((bug) => known.has(bug))
    .map((bug) => ({ ...bug, by: known.catchersOf(bug)[0] ?? words.en.survived }))
    .map(({ id, title, by }) => `| \`${id}\` | ${title} | ${escapeCell(by)} |`);
  return [words.en.head, '| --- | --- | --- |', ...rows].join('\n');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
