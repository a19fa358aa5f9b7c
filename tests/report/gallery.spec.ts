import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import {
  type AlbumRecord,
  nameRecord,
  openAlbumFolder,
  readAlbums,
  type TakenPicture,
} from '../../harness/evidence/album-record.ts';
import { speak } from '../../harness/language/text.ts';
import { makeGallery } from '../../harness/report/gallery-document.ts';
import { renderGallery } from '../../harness/report/gallery-page.ts';

const look = { language: 'fr', viewport: 'phone', scheme: 'dark' } as const;

const same: TakenPicture = { ...look, state: 'welcome', file: 'welcome.png' };
const changed: TakenPicture = {
  ...look,
  state: 'summary',
  file: 'summary.png',
  expected: 'summary-expected.png',
  difference: 'summary-diff.png',
  share: { pixels: 12_345, ratio: 0 },
};

const album: AlbumRecord = {
  target: 'reference',
  states: ['welcome', 'summary', 'done'],
  browser: 'Chrome 156',
  at: '2026-01-02T03:04:05Z',
  isStyled: true,
  masks: [
    { name: 'free-space', selector: 'small', reason: { en: 'what is <free>', fr: 'ce qui est <libre>' } },
  ],
  pictures: [same, changed],
  missing: [],
};

const names = ['welcome.png', 'summary.png', 'summary-expected.png', 'summary-diff.png'];

/** Pictures of nothing: what each is of stands in it, so that one can look for it in the page. */
function makeFolder(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of names) writeFileSync(path.join(folder, name), name);
  return folder;
}

const inPage = (name: string) => `src="data:image/png;base64,${Buffer.from(name).toString('base64')}"`;

function draw(folder: string, changes: Partial<AlbumRecord> = {}, language: 'en' | 'fr' = 'en') {
  speak(language);
  const document = makeGallery([{ ...album, ...changes }], makeFolder(folder), language);
  return { document, page: renderGallery(document, language) };
}

test('a state that has changed comes first', ({}, info) => {
  const { document } = draw(info.outputPath());

  expect(document.states.map(({ id, isChanged }) => [id, isChanged])).toEqual([
    ['summary', true],
    ['welcome', false],
  ]);
});

test('reference and difference stand beside a changed picture', ({}, info) => {
  const { page } = draw(info.outputPath());

  for (const name of names) expect(page).toContain(inPage(name));
  expect(page).toContain('<p class="share">12,345 pixels, &lt; 1%</p>');
});

test('the page asks nobody for anything', ({}, info) => {
  const { page } = draw(info.outputPath());

  expect(page).not.toMatch(/(src|href)="(?!data:)|url\(|@import|https?:/);
});

test('markup of a reason is text in the page', ({}, info) => {
  const missing = [{ state: 'welcome', language: 'fr', reason: '<img src=x onerror=alert(1)>' }] as const;

  const { page } = draw(info.outputPath(), { missing });

  expect(page).toContain('<summary>not as it should be (French)</summary>&lt;img src=x onerror=alert(1)&gt;');
  expect(page).toContain('what is &lt;free&gt;');
  expect(page).not.toMatch(/<img src=x|<free>/);
});

test('the French page is French', ({}, info) => {
  const { page } = draw(info.outputPath(), {}, 'fr');

  expect(page).toContain('<html lang="fr">');
  expect(page).toContain('Récapitulatif : français, téléphone, sombre');
  expect(page).toContain('ce qui est &lt;libre&gt;');
  expect(page).not.toMatch(/\b(changed only|difference|reference picture|enlarge)\b/);
});

test('what could not be judged is told on top', ({}, info) => {
  const pictures = [{ ...same, obstacle: { key: 'pictures.noReferences', values: {} } }] as const;

  const { document } = draw(info.outputPath(), { pictures, isStyled: false });

  expect(document.notices).toEqual([
    expect.stringContaining('not compared: this target has no reference pictures'),
    expect.stringContaining('loads its styles from other hosts'),
  ]);
});

test('the pictures of an earlier run are gone', async ({}, info) => {
  const gallery = info.outputPath('gallery');
  writeFileSync(nameRecord(await openAlbumFolder(gallery, 'first'), 'one'), JSON.stringify(album));
  writeFileSync(path.join(gallery, 'index.html'), 'of the first run');

  await openAlbumFolder(gallery, 'second');
  writeFileSync(
    nameRecord(await openAlbumFolder(gallery, 'second'), 'two'),
    JSON.stringify({ ...album, target: 'custom' }),
  );

  expect(readAlbums(gallery)?.albums.map(({ target }) => target)).toEqual(['custom']);
  expect(existsSync(path.join(gallery, 'index.html'))).toBe(false);
});

test('without a run there is nothing to show', ({}, info) => {
  expect(readAlbums(info.outputPath('gallery'))).toBeUndefined();
});
