import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { removeFile, removeFolder } from '../files/remove-folder.ts';
import type { Language } from '../language/text.ts';
import type { Mask } from '../targets/mask.ts';

/** Why pictures are not compared, in words that wait for the language of who reads them. */
export interface Obstacle {
  readonly key: 'pictures.noReferences' | 'pictures.otherMaker';
  readonly values: Readonly<Record<string, string>>;
}

/** One picture that a run has taken, and what came of its comparison. */
export interface TakenPicture {
  readonly state: string;
  readonly language: Language;
  readonly viewport: string;
  readonly scheme: string;
  /** Below the folder of the run. */
  readonly file: string;
  /** The reference and where it differs, below that folder; both absent where nothing has changed. */
  readonly expected?: string;
  readonly difference?: string;
  /** How much has changed: pixels, and their part of all there are, from 0 to 1. */
  readonly share?: { readonly pixels: number; readonly ratio: number };
  /** Why it was not compared. */
  readonly obstacle?: Obstacle;
}

/** What one test has photographed. */
export interface AlbumRecord {
  readonly target: string;
  /** All the states of the target, in the order in which they are shown. */
  readonly states: readonly string[];
  readonly browser: string;
  readonly at: string;
  /** False for pages that want styles of other hosts, which a test does not reach. */
  readonly isStyled: boolean;
  readonly masks: readonly Mask[];
  readonly pictures: readonly TakenPicture[];
  /** States that could not be arranged, and why. */
  readonly missing: readonly {
    readonly state: string;
    readonly language: Language;
    readonly reason: string;
  }[];
}

/** The folder of the gallery, under the root of the project. */
export const galleryFolder = 'gallery';

const recordEnding = '.album.json';

/**
 * The folder for the pictures of a run. The first who asks takes away what earlier runs left, and the page that was
 * made of it: what is there is always of one run.
 * @param gallery folder of the gallery
 */
export async function openAlbumFolder(gallery: string, runId: string): Promise<string> {
  const folder = path.join(gallery, 'pictures', runId);
  // Only one of the workers is told that it has made something.
  if (mkdirSync(folder, { recursive: true }) === undefined) return folder;
  const old = readdirSync(path.dirname(folder)).filter((name) => name !== runId);
  for (const name of old) await removeFolder(path.join(path.dirname(folder), name));
  await removeFile(path.join(gallery, 'index.html'));
  return folder;
}

/** Where a test writes its record; each has a name of its own. */
export function nameRecord(folder: string, testId: string): string {
  return path.join(folder, `${testId}${recordEnding}`);
}

/** What the last run has photographed, with the folder of its pictures; undefined when there is none. */
export function readAlbums(
  gallery: string,
): { readonly folder: string; readonly albums: readonly AlbumRecord[] } | undefined {
  const folder = findNewest(path.join(gallery, 'pictures'));
  if (folder === undefined) return undefined;
  const files = readdirSync(folder).filter((name) => name.endsWith(recordEnding));
  const albums = files.map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
  return albums.length === 0 ? undefined : { folder, albums };
}

/** A run that was killed while it tidied up may have left two. */
function findNewest(parent: string): string | undefined {
  if (!existsSync(parent)) return undefined;
  const folders = readdirSync(parent).map((name) => path.join(parent, name));
  return folders.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)[0];
}
