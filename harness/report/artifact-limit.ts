import { statSync } from 'node:fs';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { note } from '../evidence/notes.ts';
import { isInside } from '../files/is-inside.ts';
import { removeFile } from '../files/remove-folder.ts';
import { type Language, speak, text } from '../language/text.ts';

type Attachment = TestResult['attachments'][number];

export interface ArtifactLimitOptions {
  readonly language: Language;
  /** How much traces and pictures may weigh together, in bytes. */
  readonly mostBytes?: number;
}

/** Each file is there three times: HTML and Allure make copies. With what else a run leaves it stays under 100 MB. */
const mostBytesByDefault = 20_000_000;

/**
 * Keeps the artifacts of a very red run small: the first failures have their traces and pictures, and whoever wants
 * those of a later one repeats it alone. After the mask and before everybody who copies files.
 */
export default class ArtifactLimit implements Reporter {
  readonly #mostBytes: number;
  readonly #removals: Promise<void>[] = [];
  #bytes = 0;

  constructor({ language, mostBytes = mostBytesByDefault }: ArtifactLimitOptions) {
    this.#mostBytes = mostBytes;
    speak(language);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const outputDir = test.parent.project()?.outputDir;
    if (outputDir === undefined) return;
    const kept = result.attachments.filter((attachment) => this.#hasRoom(attachment, outputDir));
    const dropped = result.attachments.length - kept.length;
    if (dropped === 0) return;
    result.attachments.splice(0, result.attachments.length, ...kept);
    const megabytes = Math.round(this.#mostBytes / 1_000_000);
    test.annotations.push(note('notice', text('report.leftOut', { megabytes })));
  }

  /** What cannot be removed weighs, and does no other harm. */
  async onEnd(): Promise<void> {
    await Promise.allSettled(this.#removals);
  }

  printsToStdio(): boolean {
    return false;
  }

  /** A trace or picture that has none is removed, when it is the run's own to remove; logs always have room. */
  #hasRoom({ path: file, contentType }: Attachment, outputDir: string): boolean {
    const isHeavy = contentType === 'application/zip' || contentType.startsWith('image/');
    if (file === undefined || !isHeavy || !isInside(outputDir, file)) return true;
    const { size } = statSync(file, { throwIfNoEntry: false }) ?? { size: 0 };
    if (this.#bytes + size > this.#mostBytes) {
      this.#removals.push(removeFile(file));
      return false;
    }
    this.#bytes += size;
    return true;
  }
}
