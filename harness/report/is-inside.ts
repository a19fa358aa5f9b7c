import path from 'node:path';

/** Whether a file lies below a folder; on Windows another drive is no relative way. */
export function isInside(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return !way.startsWith('..') && !path.isAbsolute(way);
}
