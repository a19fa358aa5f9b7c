import path from 'node:path';
import { mergeTests, type TestInfo } from '@playwright/test';
import { currentOutput, currentRun } from '../config/run.ts';
import { galleryFolder, nameRecord, type Obstacle, openAlbumFolder } from '../evidence/album-record.ts';
import { note } from '../evidence/notes.ts';
import { text } from '../language/text.ts';
import type { PictureState } from '../wizard/picture-plan.ts';
import { databaseFile, showState } from '../wizard/show-state.ts';
import { Album } from './album.ts';
import { faultTest } from './fault-fixtures.ts';
import { findMaker, findObstacle, type PictureMaker, signPictures } from './picture-maker.ts';
import { wizardTest } from './wizard-fixtures.ts';

export interface PictureOptions {
  /** Whether pictures are kept for the gallery: not where many wizards are photographed in one run. */
  readonly keepPictures: boolean;
}

export interface PictureFixtures {
  /** Photographs what the page shows, beside the references that it is to look like. */
  readonly album: Album;
  /** Arranges: leads the browser into a state of the test's own server. */
  readonly show: (state: PictureState) => Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');

export const pictureTest = mergeTests(wizardTest, faultTest).extend<
  PictureOptions & PictureFixtures,
  { readonly pictureMaker: PictureMaker }
>({
  keepPictures: [true, { option: true, box: true }],

  pictureMaker: [async ({ browser }, use) => use(await findMaker(browser)), { scope: 'worker', box: true }],

  album: [
    async ({ page, target, language, keepPictures, pictureMaker }, use, info) => {
      const isUpdating = info.config.updateSnapshots !== 'none';
      const obstacle = isUpdating ? undefined : await findObstacle(target.pictures, pictureMaker);
      const gallery = path.join(currentOutput() ?? root, galleryFolder);
      const folder = keepPictures ? await openAlbumFolder(gallery, currentRun().id) : undefined;
      annotate(info, obstacle);

      const album = new Album({ page, target, language, folder, obstacle });
      await use(album);

      if (isUpdating && target.pictures !== undefined) await signPictures(target.pictures, pictureMaker);
      if (folder === undefined) return;
      const { browser, major } = pictureMaker;
      const facts = { browser: `${browser} ${major}`, at: new Date().toISOString() };
      await album.record(nameRecord(folder, info.testId), info, facts);
    },
    { box: true },
  ],

  show: [
    async ({ wizard, http, answers: any, backup, obstruct, target: { storage } }, use) => {
      const answers = {
        ...any,
        database: { engine: 'sqlite', file: databaseFile },
        // Of another name than the broken one, which would take its place.
        backup: await backup('short-extension'),
      } as const;
      const brokenBackup = await backup('truncated');
      await use((state) => showState({ wizard, http, answers, brokenBackup, storage, obstruct }, state));
    },
    { box: true },
  ],
});

/** What could not be compared stands in the summary as not proven: nothing is green that was not looked at. */
function annotate({ annotations }: TestInfo, obstacle: Obstacle | undefined): void {
  annotations.push(note('gallery', text('pictures.seeGallery')));
  if (obstacle === undefined) return;
  annotations.push(note('notice', text(obstacle.key, obstacle.values)), note('not proven', 'C35'));
}
