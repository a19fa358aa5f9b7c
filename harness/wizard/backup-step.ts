import type { Locator, Page } from '@playwright/test';
import type { Words } from '../targets/words.ts';
import { findStepCard } from './step-card.ts';

/** Offers to bring the data of an earlier installation along. */
export class BackupStep {
  readonly card: Locator;
  readonly heading: Locator;
  readonly file: Locator;
  readonly fileLabel: Locator;
  readonly uploadButton: Locator;
  readonly skipButton: Locator;

  constructor(page: Page, words: Words) {
    this.card = findStepCard(page, words, 'upload_form');
    this.heading = this.card.getByRole('heading', { name: words.headings.upload_form });
    this.file = this.card.locator('#backup-file');
    this.fileLabel = this.card.locator('#file-label');
    this.uploadButton = this.card.getByRole('button', { name: words.buttons.uploadBackup });
    this.skipButton = this.card.getByRole('button', { name: words.buttons.skipBackup });
  }

  /** @param archive path of the file */
  async upload(archive: string): Promise<void> {
    await this.file.setInputFiles(archive);
    await this.uploadButton.click();
  }

  async skip(): Promise<void> {
    await this.skipButton.click();
  }
}
