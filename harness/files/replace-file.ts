import { rename } from 'node:fs/promises';
import { HeldFileError, untilReleased } from './until-released.ts';

/**
 * Moves a finished file (or folder) to its place in one stroke, over what is there; a reader sees the old one or the
 * new one. Waits for whoever still reads the old one on Windows.
 * @throws HeldFileError naming the file that cannot be replaced
 */
export async function replaceFile(draft: string, file: string): Promise<void> {
  await untilReleased(() => rename(draft, file)).catch((error) => {
    throw new HeldFileError('files.notReplaced', file, error);
  });
}
