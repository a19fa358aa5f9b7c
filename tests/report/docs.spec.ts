import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { bugs } from '../../fixtures/reference-wizard/bugs/bugs.ts';
import { commands } from '../../harness/cli/commands.ts';
import { settingsSchema } from '../../harness/config/settings.ts';
import { KnownVerdicts } from '../bugs/known-verdicts.ts';
import { drawScore, drawTable } from '../bugs/table.ts';
import { putBetweenMarkers } from '../publish.ts';
import {
  anchorsOf,
  codeOf,
  commandsOf,
  levelsOf,
  linksOf,
  listPages,
  listTwins,
  type Page,
  readPage,
  root,
} from '../support/docs-pages.ts';

const scripts: Record<string, string> = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
).scripts;

/** Of `npm run` itself. */
const npmOptions = ['--silent'];

for (const readme of ['README.md', 'README.fr.md']) {
  test(`${readme} can be read in three minutes`, () => {
    expect(Buffer.byteLength(readPage(readme).text)).toBeLessThan(8 * 1024);
  });
}

for (const [en, fr] of listTwins()) {
  test(`${en.file} and its French twin are in step`, () => {
    expect(levelsOf(fr)).toEqual(levelsOf(en));
    expect(commandsOf(fr)).toEqual(commandsOf(en));
    expect(settingsIn(fr)).toEqual(settingsIn(en));
  });
}

test('only pages for contributors are English alone', () => {
  const english = readdirSync(path.join(root, 'docs')).filter((name) => name.endsWith('.md'));
  const french = readdirSync(path.join(root, 'docs/fr'));

  expect(english.filter((name) => !french.includes(name))).toEqual(['design.md', 'fixtures.md']);
});

test('every script that a page names exists', () => {
  const unknown = [...scriptsIn(listPages())].filter((name) => !(name in scripts));

  expect(unknown).toEqual([]);
});

test('every script of the project is on some page', () => {
  const named = scriptsIn(listPages());

  expect(Object.keys(scripts).filter((name) => !named.has(name))).toEqual([]);
});

test('every link of a page leads somewhere', () => {
  const lost = listPages().flatMap((page) =>
    linksOf(page)
      .filter(({ to, anchor }) => !leadsSomewhere(page, to, anchor))
      .map(({ to, anchor }) => `${page.file}: ${to}#${anchor}`),
  );

  expect(lost).toEqual([]);
});

test('every setting that a page names exists', () => {
  const unknown = listPages().flatMap((page) =>
    settingsIn(page).filter((name) => !(name in settingsSchema.shape)),
  );

  expect(unknown).toEqual([]);
});

for (const file of ['docs/settings.md', 'docs/fr/settings.md']) {
  test(`${file} explains every setting`, () => {
    const rows = [...readPage(file).text.matchAll(/^\| `(WIZARD_\w+)` \|/gm)].map(([, name]) => name);

    expect(rows.sort()).toEqual(Object.keys(settingsSchema.shape).sort());
  });
}

test('every option that a page names exists', async () => {
  test.slow();
  const known = new Set([...npmOptions, ...listOwnOptions(), ...(await listOtherOptions())]);

  const unknown = listPages().flatMap((page) =>
    optionsIn(page)
      .filter((option) => !known.has(option))
      .map((option) => `${page.file}: ${option}`),
  );

  expect(unknown).toEqual([]);
});

test('every spec that a command chooses exists', () => {
  const files = ['wizard', 'harness', 'report'].flatMap((project) =>
    readdirSync(path.join(root, 'tests', project)),
  );
  const chosen = listPages().flatMap((page) =>
    commandsOf(page).flatMap((line) => /^npx playwright test (?:--\S+ )*([a-z]\S*)/.exec(line)?.[1] ?? []),
  );

  expect(chosen.filter((word) => !files.some((file) => file.includes(word)))).toEqual([]);
  expect(chosen).toContain('journey');
});

test('every fixture that a page lists exists', () => {
  const folder = path.join(root, 'harness/playwright');
  const files = readdirSync(folder).filter((name) => name.endsWith('-fixtures.ts'));
  const sources = files.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n');
  const listed = [...readPage('docs/fixtures.md').text.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);

  expect(listed).toContain('wizard');
  expect(listed.filter((name) => !new RegExp(`^  (readonly )?${name}: `, 'm').test(sources))).toEqual([]);
});

test('score and table of the seeded bugs are up to date', () => {
  const known = new KnownVerdicts();
  const pages = { en: ['README.md', 'docs/seeded-bugs.md'], fr: ['README.fr.md', 'docs/fr/seeded-bugs.md'] };

  for (const file of pages.en) expect(readPage(file).text).toContain(`\n${drawScore(bugs, known, 'en')}\n`);
  for (const file of pages.fr) expect(readPage(file).text).toContain(`\n${drawScore(bugs, known, 'fr')}\n`);
  expect(readPage('docs/seeded-bugs.md').text).toContain(`\n${drawTable(bugs, known)}\n`);
});

for (const [readme, page] of [
  ['README.md', 'docs/benchmarks.md'],
  ['README.fr.md', 'docs/fr/benchmarks.md'],
] as const) {
  test(`the numbers of ${readme} are those of ${page}`, () => {
    const table = between(readPage(page), 'bench:lifecycle');
    const numbers = between(readPage(readme), 'bench:highlights').match(/(?<=\| )\d[\d,\s]*(?= \D)/g);

    expect(numbers?.length).toBeGreaterThan(5);
    for (const number of numbers ?? []) expect(table).toContain(`| ${number.trim()} `);
  });
}

test('a page keeps what stands around its markers', () => {
  const page = 'before\n<!-- a -->\nold\n<!-- /a -->\nafter\n';

  expect(putBetweenMarkers(page, 'a', 'new')).toBe('before\n<!-- a -->\nnew\n<!-- /a -->\nafter\n');
});

test('a page without markers is not written', () => {
  expect(() => putBetweenMarkers('before\n<!-- a -->\nafter\n', 'a', 'new')).toThrow(
    'put <!-- a --> and <!-- /a -->',
  );
});

function scriptsIn(pages: readonly Page[]): Set<string> {
  const code = pages.flatMap(codeOf).join('\n');
  const run = [...code.matchAll(/npm(?:\.cmd)? run (?:--silent )?([\w:]+)/g)].map(([, name = '']) => name);
  return new Set([...run, ...(code.includes('npm test') ? ['test'] : [])]);
}

function settingsIn({ text }: Page): string[] {
  return [...text.matchAll(/\bWIZARD_[A-Z_]+/g)].map(([name]) => name);
}

function optionsIn(page: Page): string[] {
  return codeOf(page).flatMap((code) => code.match(/(?<=^|\s)--[a-z][a-z-]*/g) ?? []);
}

function leadsSomewhere({ file }: Page, to: string, anchor: string | undefined): boolean {
  const target = to === '' ? file : path.posix.join(path.posix.dirname(file), to);
  if (!existsSync(path.join(root, target))) return false;
  return anchor === undefined || anchorsOf(readPage(target)).includes(anchor);
}

function between({ text }: Page, name: string): string {
  return text.slice(text.indexOf(`<!-- ${name} -->`), text.indexOf(`<!-- /${name} -->`));
}

function listOwnOptions(): string[] {
  const flags = commands.flatMap(({ options }) => options.map(({ flags }) => flags));
  return ['--help', ...flags.flatMap((line) => line.match(/--[a-z-]+/g) ?? [])];
}

/** Those of Playwright, and those of our commands that read their options themselves, out of what they say of them. */
async function listOtherOptions(): Promise<string[]> {
  const ask = async (...args: string[]) =>
    (await execa(process.execPath, args, { cwd: root, reject: false, all: true })).all;
  const told = await Promise.all([
    ask('node_modules/@playwright/test/cli.js', 'test', '--help'),
    ask('--import', 'tsx', 'tests/bench/lifecycle/main.ts', '--help'),
    ask('--import', 'tsx', 'tests/bugs/main.ts', '--no-such-option'),
    ask('--import', 'tsx', 'tests/sweep/main.ts', '--no-such-option'),
  ]);
  return told.join('\n').match(/--[a-z][a-z-]*/g) ?? [];
}
