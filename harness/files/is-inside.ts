import path from 'node:path';

/** Whether a path is a folder or lies below it; on Windows another drive is no relative way. */
export function isInside(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way.split(path.sep, 1)[0] !== '..' && !path.isAbsolute(way);
}
