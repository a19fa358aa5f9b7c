import { existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Page, TestInfo } from '@playwright/test';
import type { AlbumRecord, Obstacle, TakenPicture } from '../evidence/album-record.ts';
import { type Language, text } from '../language/text.ts';
import type { Target } from '../targets/target.ts';
import { drawMasks } from '../wizard/draw-masks.ts';
import {
  type Look,
  listLooks,
  listPictureStates,
  namePicture,
  type PictureState,
  viewports,
} from '../wizard/picture-plan.ts';
import { type Fingerprints, isUntouched, readFingerprints } from './fingerprints.ts';

/** A picture that is to look like its reference. */
export interface Picture {
  readonly png: Buffer;
  /** Name of the reference, as `toMatchSnapshot` wants it. */
  readonly reference: string[];
  /** What to say when it does not. */
  readonly says: string;
}

interface AlbumOptions {
  readonly page: Page;
  readonly target: Target;
  readonly language: Language;
  /** Where the pictures are kept for the gallery; not at all when absent. */
  readonly folder: string | undefined;
  /** Why nothing can be compared. */
  readonly obstacle: Obstacle | undefined;
}

/** The pictures that one test takes. */
export class Album {
  /** What could not be photographed as it should be, and why. */
  readonly missing: string[] = [];
  readonly #options: AlbumOptions;
  readonly #fingerprints: Fingerprints;
  readonly #taken: TakenPicture[] = [];
  readonly #missing: AlbumRecord['missing'][number][] = [];

  constructor(options: AlbumOptions) {
    this.#options = options;
    this.#fingerprints = readFingerprints(options.target.pictures);
  }

  /**
   * Photographs a state in every look. What cannot be arranged is photographed as it is found, for who wants to see what
   * a person meets there; the walk goes on.
   * @returns the pictures that have to be compared: not those of which no byte has changed
   */
  async take(state: PictureState, arrange: () => Promise<unknown>): Promise<readonly Picture[]> {
    const { page, target, obstacle } = this.#options;
    const problem = await arrange().then(() => undefined, explain);
    if (problem !== undefined) this.#note(state, problem);
    const pictures: Picture[] = [];
    // Whatever was clicked last must not be drawn as if it were pointed at.
    await page.mouse.move(0, 0);
    const undraw = await drawMasks(page, target.masks);
    for (const look of listLooks(target)) pictures.push(await this.#photograph(state, look));
    await undraw();
    if (problem !== undefined || obstacle !== undefined) return [];
    return pictures.filter(({ png, reference }) => !this.#isUntouched(reference.join('/'), png));
  }

  /** Writes down what was taken, and what the comparisons said. */
  async record(file: string, info: TestInfo, facts: Pick<AlbumRecord, 'browser' | 'at'>): Promise<void> {
    const { target, folder } = this.#options;
    if (folder === undefined) return;
    const pictures = await Promise.all(this.#taken.map((taken) => addComparison(taken, folder, info)));
    const same = pictures.filter(
      ({ expected, obstacle }) => expected === undefined && obstacle === undefined,
    );
    // Nobody sees a difference, and a reference weighs a quarter of what the browser made.
    for (const { file: picture } of same)
      await keepReference(path.join(target.pictures ?? '', picture), path.join(folder, picture));
    const record: AlbumRecord = {
      ...facts,
      target: target.name,
      states: listPictureStates(target),
      isStyled: target.abilities.selfContained,
      masks: target.masks,
      pictures,
      missing: this.#missing,
    };
    await writeFile(file, JSON.stringify(record));
  }

  #isUntouched(name: string, png: Buffer): boolean {
    return isUntouched(this.#fingerprints, this.#options.target.pictures, name, png);
  }

  #note(state: PictureState, reason: string): void {
    this.missing.push(`${state}: ${reason}`);
    this.#missing.push({ state, language: this.#options.language, reason });
  }

  async #photograph(state: PictureState, look: Look): Promise<Picture> {
    const { page, language, folder, obstacle } = this.#options;
    const reference = namePicture(state, language, look);
    await page.setViewportSize(viewports[look.viewport]);
    await page.emulateMedia({ colorScheme: look.scheme });
    const png = await page.screenshot({ fullPage: true, animations: 'disabled', scale: 'css' });
    this.#taken.push({ state, language, ...look, file: reference.join('/'), ...(obstacle && { obstacle }) });
    if (folder !== undefined) await keep(path.join(folder, ...reference), png);
    return { png, reference: [...reference], says: describe(state, language, look) };
  }
}

/** What has no reference stays as it was taken. */
async function keepReference(reference: string, file: string): Promise<void> {
  if (existsSync(reference)) await copyFile(reference, file);
}

async function keep(file: string, png: Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, png);
}

function describe(state: PictureState, language: Language, { viewport, scheme }: Look): string {
  return text('pictures.changed', {
    state: `${text(`state.${state}`)} (${state})`,
    language: text(`pictures.${language}`),
    look: `${text(`pictures.${viewport}`)}, ${text(`pictures.${scheme}`)}`,
    show: 'npm run gallery',
    update: 'npm run pictures:update',
  });
}

/** In one line: what failed, and what was waited for. */
function explain(error: Error): string {
  const [first = '', ...rest] = stripVTControlCharacters(error.message).split('\n');
  const awaited = rest.find((line) => line.includes('waiting for'))?.trim();
  return awaited === undefined ? first : `${first} ${awaited}`;
}

/** Playwright has attached the reference and the difference of each picture that has changed. */
async function addComparison(taken: TakenPicture, folder: string, info: TestInfo): Promise<TakenPicture> {
  const keepAttached = async (kind: 'expected' | 'diff') => {
    const file = taken.file.replace(/\.png$/, `-${kind}.png`);
    const found = info.attachments.find(({ name }) => name.split(path.sep).join('/') === file);
    if (found?.path === undefined) return undefined;
    await copyFile(found.path, path.join(folder, file));
    return file;
  };
  const [expected, difference] = [await keepAttached('expected'), await keepAttached('diff')];
  const share = findShare(taken, info);
  return {
    ...taken,
    ...(expected && { expected }),
    ...(difference && { difference }),
    ...(share && { share }),
  };
}

/** As the comparison says it; it looks the same in every language. */
function findShare({ file }: TakenPicture, { errors }: TestInfo): TakenPicture['share'] {
  const name = file.split('/').join(path.sep);
  const about = errors.find(({ message = '' }) => message.includes(`Snapshot: ${name}`));
  const [, pixels, ratio] =
    /(\d+) pixels \(ratio ([\d.]+)/.exec(stripVTControlCharacters(about?.message ?? '')) ?? [];
  return pixels === undefined ? undefined : { pixels: Number(pixels), ratio: Number(ratio) };
}
