import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Target } from '../targets/target.ts';
import { listPictures } from '../wizard/picture-plan.ts';

/** The places of the pictures that lie in a folder, with `/`. */
export function readPictureFolder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => name.endsWith('.png'))
    .map((name) => name.split(path.sep).join('/'))
    .sort();
}

/** The references that no state of the target claims, and the states' pictures that have no reference. */
export function findLostPictures(target: Target): {
  readonly unused: readonly string[];
  readonly absent: readonly string[];
} {
  const there = readPictureFolder(target.pictures ?? '');
  const wanted = listPictures(target);
  return {
    unused: there.filter((name) => !wanted.includes(name)),
    absent: wanted.filter((name) => !there.includes(name)),
  };
}
