import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { projectRoot } from '../../harness/config/project-root.ts';
import { settingNames } from '../../harness/config/settings.ts';

const sorted = [...settingNames].sort();

/** The names that a file introduces, each as often as it does. */
function findNames(file: string, pattern: RegExp): string[] {
  const content = readFileSync(path.join(projectRoot, file), 'utf8');
  return [...content.matchAll(pattern)].map(([, name]) => String(name)).sort();
}

for (const [file, pattern] of [
  ['.env.example', /^(WIZARD_\w+)=/gm],
  ['docs/settings.md', /^\| `(WIZARD_\w+)`/gm],
  ['docs/fr/settings.md', /^\| `(WIZARD_\w+)`/gm],
] as const) {
  test(`${file} has every setting once`, () => {
    expect(findNames(file, pattern)).toEqual(sorted);
  });
}
