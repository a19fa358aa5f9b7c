import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AlbumRecord, TakenPicture } from '../evidence/album-record.ts';
import { en } from '../language/en.ts';
import { type Language, text } from '../language/text.ts';
import type { Mask } from '../targets/mask.ts';

/** A column of the gallery. */
export interface ShownLook {
  readonly language: Language;
  readonly viewport: string;
  readonly scheme: string;
  /** In words. */
  readonly title: string;
}

export interface ShownPicture extends ShownLook {
  /** Of the state and the look, for who does not see the picture. */
  readonly name: string;
  /** What there is to see, each as a data URL with its caption: the picture, and where it has changed the two others. */
  readonly views: readonly { readonly caption: string; readonly source: string }[];
  readonly isChanged: boolean;
  /** How much has changed, in words. */
  readonly share: string;
}

/** A row of the gallery. */
export interface ShownState {
  readonly id: string;
  readonly title: string;
  readonly isChanged: boolean;
  /** What a person was to see and did not; the reason is for who knows the specs. */
  readonly notes: readonly { readonly title: string; readonly reason: string }[];
  /** One for each look, undefined where the state has no picture in it. */
  readonly pictures: readonly (ShownPicture | undefined)[];
}

/** What the gallery shows, without its form. */
export interface GalleryDocument {
  readonly title: string;
  readonly facts: readonly string[];
  readonly notices: readonly string[];
  readonly looks: readonly ShownLook[];
  /** Those that have changed first. */
  readonly states: readonly ShownState[];
  readonly masks: readonly (Pick<Mask, 'name'> & { readonly why: string })[];
}

/**
 * Puts together what the tests of a run have photographed.
 * @param folder of the pictures that the records name
 */
export function makeGallery(
  albums: readonly AlbumRecord[],
  folder: string,
  language: Language,
): GalleryDocument {
  const [first] = albums as readonly [AlbumRecord, ...AlbumRecord[]];
  const taken = albums.flatMap(({ pictures }) => pictures);
  const looks = listLooks(taken);
  const ids = first.states.filter((id) => taken.some(({ state }) => state === id));
  const states = ids.map((id) => showState(id, { albums, looks, folder, language }));
  const changed = taken.filter(hasChanged).length;
  const obstacles = new Set(
    taken.flatMap(({ obstacle }) => (obstacle ? text(obstacle.key, obstacle.values) : [])),
  );
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(first.at),
  );
  return {
    title: text('gallery.title', { target: first.target }),
    facts: [
      text('gallery.run', { at, browser: first.browser }),
      text('gallery.count', { count: taken.length, states: states.length, changed }),
    ],
    notices: [...obstacles, ...(first.isStyled ? [] : [text('gallery.unstyled')])],
    looks,
    states: [...states.filter(({ isChanged }) => isChanged), ...states.filter(({ isChanged }) => !isChanged)],
    masks: first.masks.map(({ name, reason }) => ({ name, why: reason[language] })),
  };
}

/** Languages, windows and schemes in an order of their own: tests end in any. */
function listLooks(taken: readonly TakenPicture[]): ShownLook[] {
  const orders = {
    language: ['fr', 'en'],
    viewport: ['desktop', 'phone'],
    scheme: ['light', 'dark'],
  } as const;
  const found = orders.language.flatMap((language) =>
    orders.viewport.flatMap((viewport) => orders.scheme.map((scheme) => ({ language, viewport, scheme }))),
  );
  return found
    .filter((look) => taken.some((picture) => isIn(picture, look)))
    .map((look) => ({ ...look, title: nameLook(look) }));
}

/** What the rows are made of. */
interface Material {
  readonly albums: readonly AlbumRecord[];
  readonly looks: readonly ShownLook[];
  readonly folder: string;
  /** Of the gallery. */
  readonly language: Language;
}

function showState(id: string, material: Material): ShownState {
  const { albums, looks } = material;
  const own = albums.flatMap(({ pictures }) => pictures).filter(({ state }) => state === id);
  const missing = albums.flatMap((album) => album.missing).filter(({ state }) => state === id);
  const title = nameState(id);
  return {
    id,
    title,
    isChanged: own.some(hasChanged),
    notes: missing.map(({ language, reason }) => ({
      title: text('gallery.missing', { language: text(`pictures.${language}`) }),
      reason,
    })),
    pictures: looks.map((look) => {
      const picture = own.find((one) => isIn(one, look));
      const name = text('gallery.picture', { state: title, look: look.title });
      return picture && { ...look, name, ...showPicture(picture, material) };
    }),
  };
}

function showPicture(picture: TakenPicture, { folder, language }: Material) {
  const { file, expected, difference, share } = picture;
  const view = (caption: string, name: string) => ({ caption, source: inline(path.join(folder, name)) });
  return {
    isChanged: hasChanged(picture),
    share: share === undefined ? '' : describeShare(share, language),
    views: [
      view(text('gallery.now'), file),
      ...(expected === undefined ? [] : [view(text('gallery.reference'), expected)]),
      ...(difference === undefined ? [] : [view(text('gallery.difference'), difference)]),
    ],
  };
}

function describeShare({ pixels, ratio }: NonNullable<TakenPicture['share']>, language: Language): string {
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  return text('gallery.share', {
    pixels: new Intl.NumberFormat(language).format(pixels),
    // The comparison counts in hundredths: below one it says 0.
    share: ratio === 0 ? `< ${percent.format(0.01)}` : percent.format(ratio),
  });
}

function isIn(picture: TakenPicture, { language, viewport, scheme }: Omit<ShownLook, 'title'>): boolean {
  return picture.language === language && picture.viewport === viewport && picture.scheme === scheme;
}

function hasChanged({ expected }: TakenPicture): boolean {
  return expected !== undefined;
}

function inline(file: string): string {
  return `data:image/png;base64,${readFileSync(file).toString('base64')}`;
}

/** A record of a later version may know states that have no words here. */
function nameState(id: string): string {
  const key = `state.${id}`;
  return key in en ? text(key as keyof typeof en) : id;
}

function nameLook({ language, viewport, scheme }: Omit<ShownLook, 'title'>): string {
  const words = [language, viewport, scheme].map((word) => text(`pictures.${word}` as keyof typeof en));
  return words.join(', ');
}
