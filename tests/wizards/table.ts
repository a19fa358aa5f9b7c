import type { Language } from '../../harness/language/text.ts';
import type { Result } from './run-suite.ts';
import { words } from './words.ts';

/** What the suite saw of each wizard. */
export function drawTable(results: readonly Result[], language: Language): string {
  const { head, time } = words[language];
  const rows = results.map(({ name, version, steps, passed, known, skipped, seconds }) =>
    ['', name, version, steps, passed, known, skipped, time(seconds), ''].join(' | ').trim(),
  );
  return [head, '| --- | --- | ---: | ---: | ---: | ---: | ---: |', ...rows].join('\n');
}

/** What is wrong with them, in one sentence each. */
export function drawFindings(results: readonly Result[], language: Language): string {
  return results
    .flatMap(({ name, findings }) =>
      findings.map(({ what }) => `- ${words[language].finding(name, what[language])}`),
    )
    .join('\n');
}
