import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** A page of the docs, as a reader sees it. */
export interface Page {
  /** From the root of the project, with slashes. */
  readonly file: string;
  readonly text: string;
}

/** The pages of both languages, each with its twin. */
export function listTwins(): readonly (readonly [en: Page, fr: Page])[] {
  const names = readdirSync(path.join(root, 'docs/fr')).sort();
  return [
    [readPage('README.md'), readPage('README.fr.md')],
    ...names.map((name) => [readPage(`docs/${name}`), readPage(`docs/fr/${name}`)] as const),
  ];
}

/** Every page that people read. */
export function listPages(): readonly Page[] {
  const folders = ['docs', 'docs/fr'];
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  );
  return ['README.md', 'README.fr.md', 'CONTRIBUTING.md', ...files].map(readPage);
}

export function readPage(file: string): Page {
  return { file, text: readFileSync(path.join(root, file), 'utf8').replaceAll('\r\n', '\n') };
}

/** The levels of its headings, in their order. */
export function levelsOf(page: Page): number[] {
  return headingsOf(page).map((line) => line.indexOf(' '));
}

/** The places of a page that a link can lead to, as GitHub names them. */
export function anchorsOf(page: Page): string[] {
  return headingsOf(page).map((line) =>
    line
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\p{L}\d\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** The code in it: what stands between backticks, and the lines of its blocks. */
export function codeOf({ text }: Page): string[] {
  const blocks = [...text.matchAll(/^```.*\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
    block.split('\n'),
  );
  const inline = [...withoutBlocks(text).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  return [...blocks, ...inline].map((code) => code.replace(/^> /, '').trim());
}

/** The commands in it, in their order. */
export function commandsOf(page: Page): string[] {
  return codeOf(page).filter((code) => /^(npm|npx|bash|node)(\.cmd)? /.test(code));
}

/** Where its links lead, within this project. */
export function linksOf({ text }: Page): { readonly to: string; readonly anchor: string | undefined }[] {
  const links = [...withoutBlocks(text).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
  return links.map(([, to = '', anchor]) => ({ to, anchor }));
}

function headingsOf({ text }: Page): string[] {
  return withoutBlocks(text)
    .split('\n')
    .filter((line) => /^#+ /.test(line));
}

function withoutBlocks(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, '');
}
