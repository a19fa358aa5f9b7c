import { existsSync, readFileSync } from 'node:fs';

/**
 * A picture as an address that holds it: the next run empties the folder that it lies in.
 * @param file absolute path of a PNG
 * @returns undefined where there is none
 */
export function inlinePicture(file: string | undefined): string | undefined {
  if (file === undefined || !existsSync(file)) return undefined;
  return `data:image/png;base64,${readFileSync(file).toString('base64')}`;
}
