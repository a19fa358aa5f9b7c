import { readlink } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from './is-inside.ts';

/** Where a link leads, whether something is there or not. */
export interface LinkEnd {
  /** Absolute, with no link left in it. */
  readonly end: string;
  /** As it is written. */
  readonly written: string;
  /** Whether the same words lead to the same place in a copy of the folder: they never leave it on their way. */
  readonly isPortable: boolean;
}

/** As many as Linux follows. */
const mostLinks = 40;
const separator = process.platform === 'win32' ? /[\\/]/ : /\//;

/**
 * Follows a link name by name, as the system does: what looks like a way inside may leave the folder through another
 * link, and a link to what is not there yet would be written through.
 * @param link absolute, below `root`
 * @param root the folder that it belongs to, with no link in its path
 * @returns undefined when it leads in a circle
 */
export async function followLink(link: string, root: string): Promise<LinkEnd | undefined> {
  const written = await readlink(link);
  let at = path.dirname(link);
  let isPortable = true;
  const names = [path.basename(link)];
  for (let links = 0; names.length > 0; ) {
    const name = names.shift() as string;
    const next = path.join(at, name);
    const target = name === '..' ? undefined : await readlink(next).catch(() => undefined);
    if (target === undefined) at = next;
    else {
      links += 1;
      if (links > mostLinks) return undefined;
      const { root: start } = path.parse(target);
      if (start !== '') at = path.resolve(at, start);
      names.unshift(
        ...target
          .slice(start.length)
          .split(separator)
          .filter((part) => part !== ''),
      );
      isPortable &&= start === '';
    }
    isPortable &&= isInside(root, at);
  }
  return { end: at, written, isPortable };
}
